import type { Assumption } from '../estimate.ts';

/** What two groups that are followed are taken for, whatever is made of their times. */
export const OF_TWO_GROUPS: readonly Assumption[] = [
  'independent-persons',
  'independent-groups',
  'censoring-says-nothing',
  'many-persons',
];
