/** How several tests of one contract are held together. */
export const CORRECTIONS = ['bonferroni', 'holm', 'benjamini-hochberg'] as const;
export type MultipleTesting = (typeof CORRECTIONS)[number];

/**
 * Each p made larger for being one of several, in the order given. Bonferroni and Holm hold the chance of any
 * false finding (Holm, Scandinavian Journal of Statistics 6 (1979)), Benjamini and Hochberg the share of false
 * ones among the findings (JRSS B 57 (1995)).
 *
 * @example adjusted([0.01, 0.04, 0.03], 'holm') // → [0.03, 0.06, 0.06]
 */
export function adjusted(p: readonly number[], by: MultipleTesting): number[] {
  switch (by) {
    case 'bonferroni':
      return p.map((each) => Math.min(1, each * p.length));
    case 'holm':
      return holm(p);
    case 'benjamini-hochberg':
      return benjaminiHochberg(p);
  }
}

function holm(p: readonly number[]): number[] {
  const made = [...p];
  let largest = 0;
  for (const [rank, { place, value }] of ascending(p).entries()) {
    largest = Math.max(largest, Math.min(1, value * (p.length - rank)));
    made[place] = largest;
  }
  return made;
}

function benjaminiHochberg(p: readonly number[]): number[] {
  const made = [...p];
  const sorted = ascending(p);
  let smallest = 1;
  for (let rank = sorted.length; rank > 0; rank -= 1) {
    const { place = 0, value = 1 } = sorted[rank - 1] ?? {};
    smallest = Math.min(smallest, (value * p.length) / rank);
    made[place] = smallest;
  }
  return made;
}

function ascending(p: readonly number[]) {
  return p
    .map((value, place) => ({ place, value }))
    .sort((one, other) => one.value - other.value || one.place - other.place);
}
