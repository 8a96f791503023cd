import type { FindingFacts } from '../../findings.ts';
import type { RuleCode } from '../../terms/codes.ts';
import { fact, has } from '../facts.ts';
import type { FindingWords } from '../language.ts';

type Words = (facts: FindingFacts) => FindingWords;

/** A unit in words, with its article. */
function unit(facts: FindingFacts, name: string): string {
  const written = fact(facts, name);
  const known: Readonly<Record<string, string>> = {
    '': 'ett tal utan enhet',
    place: 'ett heltal utan enhet',
    date: 'ett datum',
    '%': 'en procentsats',
    '% a year': 'en årlig procentsats',
  };
  return known[written] ?? `ett tal i ${written}`;
}

/** What check finds in the rules, in Swedish. */
export const ruleFindings: Readonly<Record<RuleCode, Words>> = {
  'terms.figure-unpublished': () => ({
    what: 'En siffra är märkt unknown (okänd).',
    mend: 'Skriv siffran när den är känd: till dess kan inget som beror på den avräknas.',
  }),
  'terms.base-missing': (facts) => ({
    what: `Det står inte vad ${fact(facts, 'word')} är av.`,
    mend: 'Lägg till of, med namnet på ett mått, ett belopp, kapital eller en betalning ovanför.',
  }),
  'terms.word-misplaced': (facts) => ({
    what: `Ordet ${fact(facts, 'word')} ändrar ingenting här.`,
    mend: `Det hör till ${fact(facts, 'belongs')}: flytta det dit, eller ta bort det.`,
  }),
  'terms.cut-of-payers': (facts) => ({
    what: `Taket gäller det som flera betalare betalar och skulle ta av var och en i proportion, inte ${fact(facts, 'written')}.`,
    mend: 'Skriv cut: pro rata eller cut: last first, eller ge varje betalare en egen mening med ett eget tak.',
  }),
  'terms.price-by-settlement': (facts) => ({
    what: `${fact(facts, 'name')} beror på datum och läses en gång, på dagen för varje avräkning, inte på dagen för varje krav.`,
    mend: `Skriv tabellen i raden (${fact(facts, 'field')}: { by: date, rows: … }) om varje krav har priset från sin egen dag.`,
  }),
  'terms.otherwise-never': () => ({
    what: 'Detta otherwise används aldrig: meningen har inget villkor som kan brista.',
    mend: 'Lägg till when, any eller unless, eller ta bort otherwise.',
  }),
  'terms.percent-missing': (facts) => ({
    what: `Här avses en andel, och ”${fact(facts, 'written')}” är ingen procentsats.`,
    mend: has(facts, 'mended')
      ? `Skriv ${fact(facts, 'mended')}.`
      : 'Skriv en procentsats, till exempel 40 %.',
  }),
  'terms.percent-of-nothing': (facts) => ({
    what: `Här avses pengar, och ”${fact(facts, 'written')}” säger inte av vad.`,
    mend: `Skriv ett belopp, eller av vad: ${fact(facts, 'written')} of advanced.`,
  }),
  'terms.unit-mismatch': (facts) => ({
    what: `”${fact(facts, 'written')}” är ${unit(facts, 'actual')}; här behövs ${unit(facts, 'expected')}.`,
    mend: has(facts, 'mended')
      ? `Om det är det som menas, skriv ${fact(facts, 'mended')}.`
      : 'Skriv ett tal i rätt enhet, eller läs ett annat värde.',
  }),
  'terms.each-missing': (facts) => ({
    what: `Det står inte för hur mycket av ${fact(facts, 'name')} priset gäller: för 1 %, eller för alltihop.`,
    mend: 'Lägg till each, till exempel each: 1 %.',
  }),
  'terms.table-gap': (facts) => ({
    what: `Tabellen säger ingenting om ${fact(facts, 'by')} ${fact(facts, 'gap')}.`,
    mend: 'Låt raderna mötas: below 10 möter from 10, och to 10 möter above 10.',
  }),
  'terms.table-overlap': (facts) => ({
    what: `Två rader i tabellen talar om ${fact(facts, 'by')} ${fact(facts, 'overlap')}.`,
    mend: 'Låt raderna mötas: below 10 möter from 10, och to 10 möter above 10.',
  }),
  'terms.rows-unordered': () => ({
    what: 'Tabellens rader stiger inte.',
    mend: 'Skriv den lägsta raden först.',
  }),
  'terms.row-empty': () => ({
    what: 'Inget värde kan hamna på denna rad: dess gränser lämnar inget emellan.',
    mend: 'Rätta gränserna, eller ta bort raden.',
  }),
  'terms.row-unreachable': (facts) => ({
    what: `${fact(facts, 'name')} kommer aldrig hit: dess intervall är ${fact(facts, 'range')}.`,
    mend: 'Rätta gränserna eller intervallet (range), eller ta bort detta.',
  }),
  'terms.rising-unbounded': () => ({
    what: 'En rad som stiger behöver en gräns där den börjar och en där den slutar.',
    mend: 'Lägg till from eller above, och below eller to.',
  }),
  'terms.floor-above-cap': (facts) => ({
    what: `Golvet ${fact(facts, 'floor')} ligger över taket ${fact(facts, 'cap')}: taket vinner, och golvet betalas aldrig.`,
    mend: 'Sänk golvet eller höj taket.',
  }),
  'terms.gate-unreachable': (facts) => ({
    what: `Villkoret på ${fact(facts, 'name')} kan aldrig uppfyllas: dess intervall är ${fact(facts, 'range')}.`,
    mend: 'Rätta gränserna eller intervallet (range): som det står betalas aldrig något här.',
  }),
  'terms.gate-always-open': (facts) => ({
    what: `Villkoret på ${fact(facts, 'name')} är alltid uppfyllt: dess intervall är ${fact(facts, 'range')}.`,
    mend: 'Rätta gränserna eller intervallet (range), eller ta bort villkoret.',
  }),
  'terms.negative-eats': (facts) => ({
    what: `${fact(facts, 'name')} kan bli negativt och skulle då ta av andra betalningar.`,
    mend: 'Lägg till tranche: { above: 0 } eller atLeast: 0 om det inte är meningen.',
  }),
  'terms.comparator-missing': (facts) => ({
    what: `${fact(facts, 'name')} är en effekt, och det står inte jämfört med vad.`,
    mend: 'Lägg till comparator, eller låt effect vara level.',
  }),
  'terms.comparator-value-missing': (facts) => ({
    what: `En jämförelse av slaget ${fact(facts, 'kind')} behöver ett värde.`,
    mend: 'Lägg till value, ett tal i måttets enhet.',
  }),
  'terms.reference-missing': (facts) => ({
    what: `${fact(facts, 'name')} jämförs med varje persons egen tid före, och det står inte vilken del av den.`,
    mend: 'Lägg till reference, till exempel { counted: before enrolment, closes: 12 months }.',
  }),
  'terms.effect-assumed': (facts) => ({
    what: `${fact(facts, 'name')} jämförs med ett antagande: det som betalas är ingen skattad effekt.`,
    mend: 'Se till att alla som undertecknar vet om det, eller välj en annan jämförelse.',
  }),
  'terms.missing-rule-left-out': (facts) => ({
    what: `Det står inte vad en person utan data räknas som i ${fact(facts, 'name')}: sådana personer utelämnas.`,
    mend: 'Skriv missing: excluded, not improved, failure eller wait. Det kan avgöra betalningen.',
  }),
  'terms.rest-twice': () => ({
    what: 'Två har resten (rest).',
    mend: 'Ge rest till en, och de andra sina procentsatser.',
  }),
  'terms.shares-above-whole': (facts) => ({
    what: `Andelarna blir tillsammans ${fact(facts, 'sum')} %, mer än helheten.`,
    mend: 'Sänk dem till 100 % tillsammans.',
  }),
  'terms.shares-below-whole': (facts) => ({
    what: `Andelarna blir tillsammans ${fact(facts, 'sum')} %, och ingen har resten.`,
    mend: 'Ge en av dem share: rest; den bär då också det som inte går jämnt ut.',
  }),
  'terms.dates-backwards': (facts) => ({
    what: `${fact(facts, 'to')} kommer före ${fact(facts, 'from')}.`,
    mend: 'Skriv den tidigare dagen först; båda dagarna ingår.',
  }),
  'terms.periods-overlap': (facts) => ({
    what: `Perioderna ${fact(facts, 'name')} och ${fact(facts, 'other')} har gemensamma dagar.`,
    mend: 'Låt den ena börja dagen efter att den andra slutar: ett resultat hör till en period.',
  }),
  'terms.period-outside-phases': (facts) => ({
    what: `Perioden ${fact(facts, 'name')} går utanför kontraktet, som löper från ${fact(facts, 'from')} till ${fact(facts, 'to')}.`,
    mend: 'Flytta perioden, eller datumen under phases.',
  }),
  'terms.window-after-end': (facts) => ({
    what: `För dem som skrivs in sist stänger fönstret för ${fact(facts, 'name')} ${fact(facts, 'closes')}, efter att kontraktet upphör ${fact(facts, 'end')}.`,
    mend: 'Förläng kontraktet, korta fönstret, eller avsluta inskrivningen tidigare.',
  }),
};
