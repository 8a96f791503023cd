import type { FindingCatalogue, FindingWords } from '../language.ts';
import { intakeFindings } from './intake.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');
const persons = (count: unknown) => (Number(count) === 1 ? '1 person' : `${count} personer`);

/** What stands in the way of computing a metric from persons. */
const OBSTACLES: Readonly<Record<string, string>> = {
  requires: 'krav som samma person måste klara (requires) beräknas ännu inte på personnivå',
  less: 'avdrag av andra mått (less) beräknas ännu inte på personnivå',
  'difference-in-differences':
    'skillnad i skillnader (difference-in-differences) beräknas ännu inte på personnivå',
  'no reference': 'jämförelsen saknar referensperiod',
  'historical-cohort by calendar':
    'en historisk kohort har inga observationer i perioderna; fönstret måste räknas från inskrivningen',
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
    what: `Personen är inskriven utanför insatsen, som pågår från ${from} till ${to}.`,
    mend: 'Rätta datumet, eller förläng insatsen genom ett tilläggsavtal.',
  }),
  'outcomes.person-enrolled-twice': () => ({
    what: 'Personen är inskriven två gånger.',
    mend: 'Behåll den första inskrivningen; den som kommer tillbaka är samma person.',
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
  'outcomes.duplicate-observation': ({ observation }) => ({
    what: `Det finns redan ${observation} för samma person samma dag.`,
    mend: 'Behåll en rad, eller låt villkoren säga vad dubbletter betyder (`latest` eller `sum`).',
  }),
  'outcomes.after-as-of': ({ rows, asOf }) => ({
    what: `${rows} rader är daterade efter ${asOf}, utvärderingens dag, och räknas inte.`,
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
};
