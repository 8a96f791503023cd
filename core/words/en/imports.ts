import type { FindingCatalogue } from '../language.ts';

/** What can be wrong with deliveries that the API takes, in English. */
export const importFindings: FindingCatalogue = {
  'import.delivered-in-part': ({ importId }) => ({
    what: `Of this file some rows were taken in before (import ${importId}), and other ones are right now.`,
    mend: 'Deliver the rows that were left as a file of their own: the answer to the first delivery has them.',
  }),
  'import.not-figures': () => ({
    what: 'The file says more than figures: capital, events, what is settled, or the end.',
    mend: 'Leave it out; capital and events are stated as facts, the rest is known.',
  }),
  'import.other-period': ({ periodId }) => ({
    what: `The file has figures of other periods than ${periodId}, for which it is delivered.`,
    mend: 'Deliver each period’s figures for that period; correct one that is verified.',
  }),
};
