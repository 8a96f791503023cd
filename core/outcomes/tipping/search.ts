/** Between how many places it is looked whether what was found at the ends holds. */
const LOOKS = 12;

/** The smallest number at which something differs from what it is at 0, and what it is then. */
export type Found = { readonly at: number; readonly becomes: string };

/**
 * Looks for the smallest number from 1 to `most` at which `of` differs from `of(0)`. By halving, which is right
 * where what has changed stays changed: that is looked into at places between, and where one of them differs
 * earlier, the search goes on below it. With few numbers each is looked at.
 *
 * @returns `undefined` where nothing differs at any number that was looked at.
 * @example firstChange((k) => (k < 12 ? '100' : '80'), 41) // → { at: 12, becomes: '80' }
 */
export function firstChange(of: (number: number) => string, most: number): Found | undefined {
  const known = new Map<number, string>();
  const at = (number: number): string => {
    const value = known.get(number) ?? of(number);
    known.set(number, value);
    return value;
  };
  const differs = (number: number) => at(number) !== at(0);
  const differing = places(most).find(differs);
  return differing === undefined ? undefined : earliest(differing);

  function earliest(last: number): Found {
    let [low, high] = [0, last];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (differs(middle)) high = middle;
      else low = middle;
    }
    const earlier = places(high - 1).find(differs);
    return earlier === undefined ? { at: high, becomes: at(high) } : earliest(earlier);
  }
}

/** Some numbers of persons from 1 to the last, evenly apart, both ends among them: where to look, no figure. */
function places(most: number): number[] {
  if (most < 1) return [];
  const numbers = Array.from({ length: LOOKS }, (_, place) =>
    Math.round(1 + ((most - 1) * place) / (LOOKS - 1)),
  );
  return [...new Set(numbers)];
}
