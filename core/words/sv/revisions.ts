import type { RevisionWords } from '../revisions.ts';

/** What is said of two revisions side by side, in Swedish. */
export const revisionWords: RevisionWords = {
  instead: (after, before) => `Revision ${after} ersätter revision ${before}.`,
  because: (reason) => `Skäl: ${reason}`,
  line: (what, { was, is, difference }) => `${what}: ${was} förut, ${is} nu${difference}.`,
  claims: (outcome) => `Anspråk på ${outcome}`,
  money: 'Rätt till ersättning hittills',
  place: (metric, places) => `${metric} (${places})`,
  nothing: 'ingen siffra',
  withheld: 'visas inte',
};
