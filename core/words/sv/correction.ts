import type { FindingCatalogue } from '../language.ts';
import { withdrawalFindings } from './withdrawal.ts';

/** Findings of corrections, objections and payouts, in Swedish. */
export const correctionFindings: FindingCatalogue = {
  ...withdrawalFindings,
  'correction.contract-over': ({ phase }) => ({
    what: `Kontraktet är ${PHASES[String(phase)] ?? phase} och resultaten står fast.`,
    mend: 'Kom överens utanför kontraktet om det som upptäcktes för sent.',
  }),
  'correction.not-decided': ({ state }) => ({
    what: `Perioden är ${STATES[String(state)] ?? state}; bara ett verifierat eller omtvistat resultat kan rättas.`,
    mend:
      state === 'collecting'
        ? 'Medan data samlas in: ta tillbaka leveransen som är fel, och lämna den som den ska vara.'
        : 'Låt utvärderaren besluta först: ett underkänt resultat mäts om.',
  }),
  'correction.reason-missing': () => ({
    what: 'Det saknas en motivering.',
    mend: 'Skriv vad som var fel, eller vad du invänder mot, i en mening eller två.',
  }),
  'correction.under-way': ({ revision }) => ({
    what: `Rättelse ${revision} av perioden pågår redan.`,
    mend: 'Vänta på dess resultat; medan den samlas in kan leveransen som är fel tas tillbaka, och bättre data lämnas.',
  }),
  'objection.already': () => ({
    what: 'Någon har redan gjort en invändning mot resultatet.',
    mend: 'Vänta på svaret: det gäller för alla.',
  }),
  'objection.not-verified': ({ state }) => ({
    what: `Perioden är ${STATES[String(state)] ?? state}; bara mot ett verifierat resultat kan man invända.`,
    mend: 'Vänta tills utvärderaren har beslutat.',
  }),
  'objection.window-closed': ({ until }) => ({
    what:
      until === ''
        ? 'Det finns ingen tidsfrist för invändningar mot resultatet.'
        : `Tidsfristen för invändningar gick ut ${until}.`,
    mend: 'Om resultatet är fel kan du be projektägaren att rätta det.',
  }),
  'payout.not-refused': ({ state }) => ({
    what: `Avräkningen är inte underkänd (${state}); bara en underkänd görs om.`,
    mend: 'Se i kontraktet vad den väntar på.',
  }),
  'payout.corrected': () => ({
    what: 'Resultatet som skulle betalas är rättat eller inte längre verifierat.',
    mend: 'Vänta på det rättade resultatet: dess utbetalning reglerar skillnaden.',
  }),
};

const PHASES: Readonly<Record<string, string>> = {
  closed: 'avslutat',
  terminated: 'uppsagt',
};

const STATES: Readonly<Record<string, string>> = {
  planned: 'planerad',
  collecting: 'under insamling',
  measured: 'mätt',
  verified: 'verifierad',
  rejected: 'underkänd',
  disputed: 'omtvistad',
  superseded: 'ersatt',
};
