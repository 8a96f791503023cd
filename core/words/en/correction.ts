import type { FindingCatalogue } from '../language.ts';
import { withdrawalFindings } from './withdrawal.ts';

/** Findings of corrections, objections and payouts, in English. */
export const correctionFindings: FindingCatalogue = {
  ...withdrawalFindings,
  'correction.contract-over': ({ phase }) => ({
    what: `The contract is ${phase}, and its results stand.`,
    mend: 'Agree on what was found too late outside the contract.',
  }),
  'correction.not-decided': ({ state }) => ({
    what: `The period is ${state}; only a verified or disputed result can be corrected.`,
    mend:
      state === 'collecting'
        ? 'While its data are collected, take back the delivery that is wrong and deliver it as it should be.'
        : 'Let the evaluator decide first: rejecting the result lets it be measured again.',
  }),
  'correction.reason-missing': () => ({
    what: 'No reason is given.',
    mend: 'Write what was wrong, or what you object to, in a sentence or two.',
  }),
  'correction.under-way': ({ revision }) => ({
    what: `Revision ${revision} of the period is under way already.`,
    mend: 'Wait for its result; while it collects, take back the delivery that is wrong and deliver better data.',
  }),
  'objection.already': () => ({
    what: 'Somebody has objected to this result already.',
    mend: 'Wait for the answer: it holds for everybody.',
  }),
  'objection.not-verified': ({ state }) => ({
    what: `The period is ${state}; only a verified result can be objected to.`,
    mend: 'Wait until the evaluator has decided.',
  }),
  'objection.window-closed': ({ until }) => ({
    what:
      until === ''
        ? 'There is no window for objections to this result.'
        : `The window for objections closed at ${until}.`,
    mend: 'If the result is wrong, ask the project owner to correct it.',
  }),
  'payout.not-refused': ({ state }) => ({
    what: `The settlement is ${state}; only a refused one is settled again.`,
    mend: 'Look in the contract for what it waits for.',
  }),
  'payout.corrected': () => ({
    what: 'The result that was to be paid is corrected or not verified any more.',
    mend: 'Wait for the corrected result: its payout settles the difference.',
  }),
};
