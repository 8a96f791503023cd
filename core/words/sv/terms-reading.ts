import type { FindingFacts } from '../../findings.ts';
import type { ReadingCode } from '../../terms/codes.ts';
import { count, fact, has } from '../facts.ts';
import type { FindingWords } from '../language.ts';
import { lookAlike } from '../look-alikes.ts';
import { YAML_PROBLEMS } from './yaml-problems.ts';

type Words = (facts: FindingFacts) => FindingWords;

/** A wrong number, date, span or name: what it is, and how it is written. */
function malformed(what: string, how: string): Words {
  return (facts) => ({
    what: `”${fact(facts, 'written')}” är inte ${what}${looksLike(fact(facts, 'written'))}.`,
    mend: has(facts, 'mended') ? `Skriv ${fact(facts, 'mended')}.` : how,
  });
}

function looksLike(written: string): string {
  const name = lookAlike(written, 'sv');
  return name === undefined ? '' : `: där står ${name}`;
}

function known(facts: FindingFacts): string {
  if (has(facts, 'nearest')) return `Menade du ${fact(facts, 'nearest')}?`;
  if (count(facts, 'known') > 12) return 'docs/terms.md listar fälten och var de får stå.';
  return `Här får stå: ${fact(facts, 'known')}.`;
}

/** What reading terms finds, in Swedish. */
export const readingFindings: Readonly<Record<ReadingCode, Words>> = {
  'terms.file-empty': () => ({
    what: 'Filen är tom.',
    mend: 'Skriv villkoren som YAML; docs/terms.md visar hur, och contracts/ har exempel.',
  }),
  'terms.file-too-long': () => ({
    what: 'Filen är längre än 600 000 tecken.',
    mend: 'Villkoren rymmer bara reglerna: lägg deltagare och resultat i egna filer.',
  }),
  'terms.too-deep': () => ({
    what: 'Filen har långt fler nivåer än villkor har.',
    mend: 'Stäng parenteserna och dra in varje nivå två steg.',
  }),
  'terms.not-utf-8': () => ({
    what: 'Filen är inte UTF-8: ett tecken här gick inte att läsa, och dess text är förlorad.',
    mend: 'Spara filen på nytt som UTF-8, och kontrollera bokstäverna å, ä och ö.',
  }),
  'terms.yaml-malformed': (facts) => ({
    what: `Detta är inte YAML: ${
      YAML_PROBLEMS[fact(facts, 'problem')] ?? 'här står något oväntat'
    }.`,
    mend:
      fact(facts, 'problem') === 'COLON_WITHOUT_SPACE'
        ? 'Skriv ett mellanslag efter kolonet, som i share: 70 %.'
        : 'Dra in två steg per nivå, och sätt citattecken om text med kolon, citat eller parenteser.',
  }),
  'terms.one-document': () => ({
    what: 'Filen innehåller mer än ett dokument.',
    mend: 'Ha ett kontrakt per fil: ta bort raden med tre bindestreck och det som följer.',
  }),
  'terms.duplicate-key': (facts) => ({
    what: `Fältet ${fact(facts, 'key')} står två gånger.`,
    mend: 'Behåll ett av dem, eller ge det andra ett annat namn.',
  }),
  'terms.anchor': () => ({
    what: 'Ankare och hänvisningar (& och *) används inte i villkor.',
    mend: 'Skriv ut texten på varje plats; text som börjar med & eller * sätts inom citattecken.',
  }),
  'terms.tag': (facts) => ({
    what: `YAML-märket ${fact(facts, 'tag')} används inte i villkor.`,
    mend: 'Ta bort det; text som börjar med ! sätts inom citattecken.',
  }),
  'terms.merge-key': () => ({
    what: 'Sammanslagning av fält (<<) används inte i villkor.',
    mend: 'Skriv ut fälten på varje plats.',
  }),
  'terms.key-not-text': () => ({
    what: 'Detta kan inte vara namnet på ett fält.',
    mend: 'Skriv ett namn av små bokstäver, siffror och understreck före kolonet.',
  }),
  'terms.character-broken': () => ({
    what: 'Texten innehåller ett halvt tecken, som ingen kan läsa eller underteckna.',
    mend: 'Skriv texten på nytt.',
  }),
  'terms.personnummer': () => ({
    what: 'Här står ett personnummer eller samordningsnummer, eller siffror som ser ut som ett.',
    mend: 'Ta bort det: villkor nämner roller och organisationer, aldrig personer. Belopp skrivs med mellanslag mellan tusental.',
  }),
  'terms.field-unknown': (facts) => ({
    what: `Inget fält här heter ${fact(facts, 'field')}.`,
    mend: known(facts),
  }),
  'terms.case-without-terms': () => ({
    what: 'Räkneexemplet har inga villkor: ingen terms.yaml finns i dess mapp eller ovanför.',
    mend: 'Lägg exemplet i mappen där dess villkor ligger, eller i en mapp under den.',
  }),
  'terms.case-unreadable': (facts) => ({
    what: `Räkneexemplet går inte att köra: ${fact(facts, 'why')}.`,
    mend: 'Rätta namnet på dess projekt, eller lägg filen där.',
  }),
  'terms.decimal-comma': () => ({
    what: 'Här står ett komma i ett tal; inom klamrar avslutar det fältet.',
    mend: 'Skriv decimalpunkt, som i 0.40, och mellanslag mellan tusental, som i 2 000 000.',
  }),
  'terms.field-missing': (facts) => ({
    what: `Fältet ${fact(facts, 'field')} saknas här.`,
    mend: `Lägg till ${fact(facts, 'field')}.`,
  }),
  'terms.value-missing': (facts) => ({
    what: `${fact(facts, 'field')} saknar värde.`,
    mend: 'Skriv värdet efter kolonet, eller ta bort fältet.',
  }),
  'terms.list-empty': (facts) =>
    Number(facts['least']) > 1
      ? {
          what: `${fact(facts, 'field')} har färre än ${fact(facts, 'least')}.`,
          mend: `Skriv minst ${fact(facts, 'least')}.`,
        }
      : {
          what: `${fact(facts, 'field')} är tom.`,
          mend: 'Lägg till minst en.',
        },
  'terms.kind-wrong': (facts) => ({
    what: `${fact(facts, 'field') || 'Filen'} är inte skriven i den form som behövs.`,
    mend:
      {
        list: 'Skriv en lista: en rad för varje, som börjar med bindestreck.',
        fields: 'Skriv fält med värden: namn, kolon, värde.',
        text: 'Skriv en text eller ett tal.',
      }[fact(facts, 'expected')] ?? 'docs/terms.md visar formen.',
  }),
  'terms.word-unknown': (facts) => ({
    what: `”${fact(facts, 'written')}” kan inte stå här.`,
    mend: `${
      has(facts, 'nearest') ? `Menade du ${fact(facts, 'nearest')}? ` : ''
    }Orden är: ${fact(facts, 'allowed')}.`,
  }),
  'terms.name-malformed': malformed(
    'ett namn',
    'Börja med en liten bokstav, sedan små bokstäver a–z, siffror och understreck: school_results.',
  ),
  'terms.figure-malformed': malformed(
    'namnet på ett värde',
    'Skriv namnet på ett mått, ett belopp eller en betalning: saving, eller en av dess sidor: saving.level.',
  ),
  'terms.number-malformed': malformed(
    'ett tal',
    'Skriv siffror med decimalpunkt; mellanslag får skilja tusental: 10 000.50.',
  ),
  'terms.quantity-malformed': malformed(
    'ett tal eller ett namn',
    'Skriv ett tal med sin enhet (12 000 000, 40 %, 5 points, 20 % of advanced) eller ett namn.',
  ),
  'terms.date-malformed': malformed('ett datum', 'Skriv år, månad och dag: 2019-12-31.'),
  'terms.date-impossible': (facts) => ({
    what: `${fact(facts, 'written')} finns inte i kalendern.`,
    mend: 'Skriv en dag som finns.',
  }),
  'terms.moment-malformed': malformed(
    'ett datum eller en händelse',
    'Skriv ett datum (2019-12-31), namnet på en händelse, eller end.',
  ),
  'terms.span-malformed': malformed(
    'en tidsrymd',
    'Skriv ett antal och days, bank days, weeks, months eller years: 12 months.',
  ),
  'terms.contract-malformed': malformed(
    'namnet på ett kontrakt',
    'Använd 2 till 40 små bokstäver a–z, siffror och bindestreck, med bokstav först: norrkoping-2016.',
  ),
  'terms.claims-malformed': malformed(
    'en regel för upprepade anspråk',
    'Skriv 1, ett annat tal, any, eller ett antal per tid: 1 a quarter.',
  ),
  'terms.limit-malformed': malformed(
    'en gräns i antal anspråk',
    'Skriv 400 claims, eller en andel av de inskrivna: 40 % of enrolled.',
  ),
  'terms.range-malformed': malformed(
    'ett intervall',
    'Skriv lägsta och högsta värde med ”to” emellan: -10 % to 25 %.',
  ),
  'terms.unit-malformed': malformed(
    'en enhet',
    'Skriv en valuta (SEK), "%" inom citattecken, points, eller ett ord med små bokstäver.',
  ),
  'terms.organisation-number-malformed': malformed(
    'ett organisationsnummer',
    'Skriv sex siffror, ett bindestreck och fyra siffror.',
  ),
  'terms.text-malformed': malformed('en text som kan stå här', 'docs/terms.md visar formen.'),
  'terms.mechanism-missing': (facts) => ({
    what: 'Meningen säger inte vad som betalas.',
    mend: `Lägg till ett av dessa: ${fact(facts, 'allowed')}.`,
  }),
  'terms.mechanism-many': (facts) => ({
    what: `Meningen säger på flera sätt vad som betalas: ${fact(facts, 'found')}.`,
    mend: 'Behåll ett; är det flera, gör var och en till en egen mening under parts.',
  }),
};
