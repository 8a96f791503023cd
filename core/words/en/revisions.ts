import type { RevisionWords } from '../revisions.ts';

/** What is said of two revisions side by side, in English. */
export const revisionWords: RevisionWords = {
  instead: (after, before) => `Revision ${after} takes the place of revision ${before}.`,
  because: (reason) => `Reason: ${reason}`,
  line: (what, { was, is, difference }) => `${what}: ${was} before, ${is} now${difference}.`,
  claims: (outcome) => `Claims of ${outcome}`,
  money: 'Entitlement to date',
  place: (metric, places) => `${metric} (${places})`,
  nothing: 'no figure',
  withheld: 'not shown',
};
