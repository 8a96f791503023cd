import type { ClaimFact, Facts } from '../../settlement/facts.ts';

type Figures = Omit<Facts, 'asOf'>;

/**
 * Figures of one period as its deliveries say them, the oldest first, each with the claims of which no later one says
 * a count anew: of two counts the newer holds, also where it is the smaller. Counts in one delivery add up, and so do
 * those of other cohorts, days or attributes.
 *
 * @example newestCounts([{ …, claims: [{ outcome: 'job', count: '10' }] }, { …, claims: [{ outcome: 'job', count: '12' }] }])
 *   // → claims [] and [{ outcome: 'job', count: '12' }]
 */
export function newestCounts(deliveries: readonly Figures[]): Figures[] {
  const said = new Set<string>();
  return deliveries
    .toReversed()
    .map((figures) => {
      const claims = figures.claims.filter((claim) => !said.has(countedOf(claim)));
      for (const claim of figures.claims) said.add(countedOf(claim));
      return { ...figures, claims };
    })
    .toReversed();
}

/** What a claim is a count of. The period is that of the delivery, said or not. */
function countedOf({ outcome, cohort, date, attributes = {} }: ClaimFact): string {
  const named = Object.entries(attributes).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([outcome, cohort, date, named]);
}
