import type { Door, FindingCatalogue } from '../language.ts';

/** Findings of taking a delivery back, in English. */
export const withdrawalFindings: FindingCatalogue = {
  'withdrawal.being-frozen': ({ periodId }) => ({
    what: `The data of ${periodId} are said to be there, and are being checked and frozen.`,
    mend: 'Wait a moment and look at the period: if it collects again, take the delivery back then; a result that was frozen is corrected.',
  }),
  'withdrawal.done': ({ at }) => ({
    what: `The delivery was taken back already (${at}).`,
    mend: 'Deliver what is right as a delivery of its own.',
  }),
  'withdrawal.frozen': ({ periodId, revision, state }) => ({
    what: `It was delivered for revision ${revision} of ${periodId}, which is ${state} and stays computed from it.`,
    mend: 'Correct the period, or have the evaluator reject it while it is not verified: a new revision collects, and what is right is delivered for that.',
  }),
};

/** What can be done about something that was delivered before, where one delivers: nothing on a command line. */
export function takeBackAdvice(door: Door = 'command'): string {
  return door === 'api'
    ? ' If what was delivered before is wrong, take that delivery back and deliver it as it should be.'
    : '';
}
