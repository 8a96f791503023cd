/** What stressing terms can find: contracts that are well formed, and bad. */
export const STRESS_CODES = [
  'terms.pays-zero-effect',
  'terms.pays-drift',
  'terms.cap-below-guarantee',
  'terms.cap-never-binds',
  'terms.maximum-above-budget',
  'terms.maximum-unlimited',
  'terms.gate-fixed',
  'terms.cliff',
  'terms.gate-by-chance',
  'terms.rounding-opens',
  'terms.ceiling-early',
  'terms.missing-rewarded',
  'terms.follow-up-short',
  'terms.cohort-too-small',
  'terms.capital-never-repaid',
  'terms.payers-below-maximum',
  'terms.cost-above-saving',
  'terms.cherry-picking',
  'terms.ladder-perverse',
  'terms.better-pays-less',
  'terms.better-not-proved',
  'terms.posting-too-large',
  'terms.not-all-tried',
  'terms.not-tried',
] as const;

export type StressCode = (typeof STRESS_CODES)[number];
