import type { FindingCatalogue, FindingWords } from '../language.ts';
import { deliveryFindings } from './deliveries.ts';
import { intakeFindings } from './intake.ts';
import { takeBackAdvice } from './withdrawal.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');
const rows = (count: unknown) => (Number(count) === 1 ? '1 rad' : `${count} rader`);
const persons = (count: unknown) => (Number(count) === 1 ? '1 person' : `${count} personer`);

/** The groups that every file may name; others stand as they are written. */
const GROUPS: Readonly<Record<string, string>> = {
  treatment: 'insatsgruppen',
  comparison: 'jämförelsegruppen',
};
const group = (arm: unknown) => GROUPS[String(arm)] ?? `”${arm}”`;

/** What stands in the way of computing a metric from persons. */
const OBSTACLES: Readonly<Record<string, string>> = {
  requires: 'det som samma person också måste ha nått (requires) mäts inte på personer',
  combined: 'det slår ihop mått som inte mäts på personer',
  'no reference': 'jämförelsen saknar referensperiod',
  'historical-cohort by calendar':
    'en historisk kohort har inga observationer i perioderna: villkoren måste säga vilka av dess dagar som svarar mot dem (during)',
};

/** Vilken inskrivning som följs för den som kommit tillbaka. */
const REENROLMENT: Readonly<Record<string, string>> = {
  first: 'Deras första inskrivning följs.',
  latest: 'Deras senaste inskrivning följs.',
  each: 'Var och en av deras inskrivningar följs, till nästa.',
};

function notComputed(metric: unknown, obstacle: unknown): FindingWords {
  return {
    what: `Måttet ${metric} beräknas inte ur personuppgifterna: ${OBSTACLES[String(obstacle)]}.`,
    mend: 'Lämna det verifierade värdet som resultat, eller ändra villkoren.',
  };
}

/** Findings of core/outcomes and core/intake, in Swedish. */
export const outcomesFindings: FindingCatalogue = {
  ...intakeFindings,
  ...deliveryFindings,
  'outcomes.claims-both-ways': ({ outcome }) => ({
    what: `Anspråk på ${outcome} står både i personernas rader och bland de lämnade siffrorna, och båda betalas.`,
    mend: 'Behåll det ena om de gäller samma anspråk.',
  }),
  'outcomes.metric-computed': ({ metric }) => ({
    what: `Måttet ${metric} räknas här fram ur personerna: det som resultatfilen säger om det läses inte.`,
    mend: 'Ta bort det ur resultatfilen.',
  }),
  'outcomes.metric-delivered': ({ metric }) => ({
    what: `Villkoren säger inte hur måttet ${metric} mäts på personer.`,
    mend: 'Värdet lämnas som resultat; lägg till `measure` i måttet om det ska beräknas.',
  }),
  'outcomes.metric-not-computed': ({ metric, obstacle }) => notComputed(metric, obstacle),
  'outcomes.arm-unknown': ({ arms }) => ({
    what: 'Inget mått jämför med den här armen.',
    mend: `Kontraktets armar är ${list(arms)}.`,
  }),
  'outcomes.cohort-missing': ({ cohorts }) => ({
    what: 'Inskrivningen säger inte vilken kohort personen hör till.',
    mend: `Kohorterna är ${list(cohorts)}.`,
  }),
  'outcomes.cohort-unknown': ({ cohorts }) => ({
    what: 'Villkoren har ingen kohort med det namnet.',
    mend: list(cohorts) === '' ? 'Ta bort kolumnen.' : `Kohorterna är ${list(cohorts)}.`,
  }),
  'outcomes.enrolment-outside-intervention': ({ from, to }) => ({
    what: `Inskrivning kan ske från ${from} till ${to}, och personen är inte inskriven då.`,
    mend: 'Rätta datumet, eller förläng insatsen genom ett tilläggsavtal.',
  }),
  'outcomes.person-enrolled-twice': () => ({
    what: 'Personen är inskriven två gånger.',
    mend: 'Behåll en rad för varje inskrivning. Den som kommer tillbaka har en annan inskrivningsdag.',
  }),
  'outcomes.places-exceeded': ({ places, enrolled }) => ({
    what: `${persons(enrolled)} är inskrivna, men kontraktet har ${places} platser.`,
    mend: 'Ta bort de inskrivningar som är för många, eller höj taket genom ett tilläggsavtal.',
  }),
  'outcomes.not-enrolled': () => ({
    what: 'Personen är inte inskriven.',
    mend: 'Skriv in personen först, eller rätta pseudonymen.',
  }),
  'outcomes.observation-unknown': ({ known, nearest }) => ({
    what: 'Inget mått och ingen prisrad läser en observation med det namnet.',
    mend:
      nearest === undefined
        ? `Namnen är ${list(known)}.`
        : `Menades ${nearest}? Namnen är ${list(known)}.`,
  }),
  'outcomes.observation-not-for-arm': ({ observation, arm }) => ({
    what: `Ingenting läser ${observation} för personer i armen ${arm}.`,
    mend: 'Ta bort raden, eller rätta personens arm.',
  }),
  'outcomes.date-outside-window': ({ observation }) => ({
    what: `Datumet ligger utanför varje fönster där ${observation} räknas för personen.`,
    mend: 'Rätta datumet, eller utelämna det som observerats utanför fönstret och referensperioden.',
  }),
  'outcomes.claim-not-whole': ({ observation }) => ({
    what: `En rad med ${observation} är ett anspråk, eller så många anspråk en dag: ett heltal, 0 eller fler.`,
    mend: 'Skriv hur många det var. Ett anspråk som var fel tas tillbaka med sin rad, inte med ett negativt tal; det som mäts i delar hör hemma under ett annat namn.',
  }),
  'outcomes.duplicate-observation': ({ observation }, door) => ({
    what: `Det finns redan ${observation} för samma person samma dag.`,
    mend: `Behåll en rad, eller låt villkoren säga vad dubbletter betyder (\`latest\` eller \`sum\`).${takeBackAdvice(door)}`,
  }),
  'outcomes.after-as-of': ({ rows: count, asOf }) => ({
    what: `${rows(count)} har datum efter ${asOf}, utvärderingens dag, och räknas inte.`,
    mend: 'Kontrollera datumen, eller utvärdera per en senare dag.',
  }),
  'outcomes.enrolled-after-as-of': ({ rows: count, asOf }) => ({
    what: `Att någon skrivs in, slutar eller byter grupp efter ${asOf}, utvärderingens dag, räknas inte: ${rows(count)} bland inskrivningarna.`,
    mend: 'Kontrollera datumen, eller utvärdera per en senare dag.',
  }),
  'outcomes.window-after-periods': ({ metric, persons: count }) => ({
    what: `Fönstret för ${persons(count)} stänger efter sista perioden och räknas inte i ${metric}.`,
    mend: 'Lägg till en period genom ett tilläggsavtal om de ska följas upp.',
  }),
  'outcomes.still-open': ({ metric, persons: count }) => ({
    what: `Fönstret för ${persons(count)} i ${metric} har inte stängt än: siffrorna är preliminära.`,
    mend: 'Utvärdera igen när fönstret och registrets eftersläpning har passerat.',
  }),
  'outcomes.reference-missing': ({ metric, persons: count }) => ({
    what: `${persons(count)} i ${metric} observerades i fönstret men inte i referensperioden, och räknas som bortfall.`,
    mend: 'Lämna även referensperioden; skriv 0 för den som inte hade något i den.',
  }),
  'outcomes.partly-exposed': ({ metric, persons: count }) => ({
    what: `${persons(count)} i ${metric} skrevs in efter att perioden börjat, men jämförs med en hel referensperiod.`,
    mend: 'Kontrollera att jämförelsen är rättvis; ett fönster som räknas från inskrivningen undviker det.',
  }),
  'outcomes.leaving-day-missing': () => ({
    what: 'Det står varför personen slutade, men inte när.',
    mend: 'Skriv dagen, eller ta bort orsaken om personen är kvar.',
  }),
  'outcomes.leaving-reason-missing': ({ reasons }) => ({
    what: 'Personen har slutat, och det står inte varför.',
    mend: `Skriv orsaken, en av ${list(reasons)}: den avgör vad personen räknas som.`,
  }),
  'outcomes.leaving-reason-unknown': ({ reasons }) => ({
    what: 'Villkoren säger inte vad en person räknas som som slutat av den orsaken.',
    mend: `Orsakerna är ${list(reasons)}.`,
  }),
  'outcomes.episodes-overlap': ({ since }, door) => ({
    what: `Personen är inskriven igen fast den redan är inskriven sedan ${since}.`,
    mend: `Skriv i den tidigare raden när personen slutade, eller behåll en av raderna.${takeBackAdvice(door)}`,
  }),
  'outcomes.re-enrolled': ({ persons: count, rule }) => ({
    what: `${persons(count)} har kommit tillbaka och är ${Number(count) === 1 ? 'inskriven' : 'inskrivna'} mer än en gång.`,
    mend: `${REENROLMENT[String(rule)]} Villkoren avgör det (reEnrolment).`,
  }),
  'outcomes.transferred': ({ persons: count, from, to, rule }) => ({
    what: `${persons(count)} har bytt grupp, från ${group(from)} till ${group(to)}.`,
    mend: `De räknas i ${rule === 'as treated' ? `${group(to)}, dit de bytte` : `${group(from)}, dit de först fördes`}. Villkoren avgör det (transfer).`,
  }),
  'outcomes.transfer-half': () => ({
    what: 'Personen har bytt grupp, men bara dagen eller bara gruppen är angiven.',
    mend: 'Fyll i både transferred_on och transferred_to, eller ingen av dem.',
  }),
  'outcomes.transfer-before-enrolment': () => ({
    what: 'Personen har bytt grupp innan den skrevs in.',
    mend: 'Rätta ett av datumen, eller skriv gruppen i kolumnen arm.',
  }),
  'outcomes.not-a-stay': ({ observation }) => ({
    what: `${observation} räknas inte i dagar, och har ingen sista dag.`,
    mend: 'Lämna kolumnen till_och_med tom i raden, utelämna den i mappningen, eller låt måttet räkna dagar (perPerson: days).',
  }),
  'outcomes.last-day-empty': ({ observation }) => ({
    what: `${observation} räknas i dagar, och den sista dagen är tom: vistelsen kan pågå, eller ha varat en dag.`,
    mend: 'Skriv den sista dagen i till_och_med: den första dagen igen om den varade en dag, 9999-12-31 om den pågår. En mappning kan säga vad tomt betyder (ifEmpty).',
  }),
  'outcomes.unused-claims': ({ rows }) => ({
    what: `${rows} anspråk gäller en dag då personen hade slutat, och får enligt villkoren inte användas.`,
    mend: 'Kontrollera datumen. Uppgifter som inte får användas bör inte lämnas.',
  }),
  'outcomes.attribute-no-number': ({ name, would }) => ({
    what: `Villkoren använder ${name} som ett tal, och det här är inget tal med decimalpunkt.`,
    mend:
      would === undefined
        ? 'Skriv ett tal som 0.5, eller lämna cellen tom om det inte är känt.'
        : `Skriv ${would} om det är så det menas, eller låt mappningen säga decimal: comma för attributet.`,
  }),
  'outcomes.attribute-other-case': ({ value, named }) => ({
    what: `Villkoren nämner ${named}, och här står ${value}: det skulle tas för ett annat värde.`,
    mend: `Skriv ${named}, eller ge mappningen en tabell över koder.`,
  }),
  'outcomes.enrolment-changed': (_, door) => ({
    what: 'Personen skrevs in i en annan grupp eller kohort, eller med andra attribut.',
    mend: `Lämna kolumnerna som de var, eller tomma. Den som har bytt grupp har transferred_on och transferred_to.${takeBackAdvice(door)}`,
  }),
};
