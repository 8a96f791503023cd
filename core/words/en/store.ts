import type { FindingCatalogue } from '../language.ts';

/** Findings of event chains and the simulated clock, in English. */
export const storeFindings: FindingCatalogue = {
  'chain.event-missing': ({ chain, sequence, expected }) => ({
    what: `Events of the chain ${chain} do not follow each other: no. ${expected} was expected, no. ${sequence} is there.`,
    mend: 'Events have been removed. Restore the table from a backup and compare.',
  }),
  'chain.link-broken': ({ chain, sequence, what }) => ({
    what: `Event ${sequence} (${what}) of the chain ${chain} does not build on the event before it.`,
    mend: 'An earlier event has been replaced. Compare with a backup and with notices sent.',
  }),
  'chain.event-changed': ({ chain, sequence, what }) => ({
    what: `Event ${sequence} (${what}) of the chain ${chain} no longer says what it said when written.`,
    mend: 'The event has been changed afterwards. Compare with a backup.',
  }),
  'chain.point-missing': ({ sequence, day }) => ({
    what: `Event ${sequence}, which ${witness(day)} attests, is not there.`,
    mend: 'The end of the chain has been removed. Restore the table from a backup.',
  }),
  'chain.point-differs': ({ sequence, day }) => ({
    what: `Event ${sequence} has not the hash that ${witness(day)} attests.`,
    mend: 'The chain was rewritten. Trust locked anchors, notices sent and a backup.',
  }),
  'chain.head-behind': ({ chain, sequence, head }) => ({
    what: `The chain ${chain} has an event ${sequence}, and its head stands at ${head}.`,
    mend: 'The head has been moved back. Restore the table from a backup and compare.',
  }),
  'audit.settlement-differs': ({ settlement, figure, is, told }) => ({
    what: `${settlement}: ${figure} is ${is}, and was ${told} when it was computed.`,
    mend: 'The table was changed past the program. Compare with the settlement’s file, with notices sent and a backup.',
  }),
  'audit.settlement-unknown': ({ settlement }) => ({
    what: `The event chain knows of no settlement ${settlement}.`,
    mend: 'The table was changed past the program. Compare with a backup.',
  }),
  'clock.goes-back': ({ now, to }) => ({
    what: `The clock stands at ${now} and cannot go back to ${to}.`,
    mend: 'Give a later time.',
  }),
};

/** Anchors have a day; the head of the chain has none. */
function witness(day: unknown): string {
  return day === '' ? "the chain's head" : `the locked anchor ${day}`;
}
