import type { NoEstimateReason } from '../../statistics/estimate.ts';
import type { PersonFigure } from './people.ts';

/** Covariates by name, of each person in the order that was given. */
export type Covariates = readonly Readonly<Record<string, number>>[];

/**
 * Attributes as numbers. One whose values are not all numbers is a set of groups: each group but the first is
 * a covariate of its own, `site=north`, 1 for those in it.
 */
export function covariatesOf(
  persons: readonly PersonFigure[],
  names: readonly string[],
): Covariates | { readonly none: NoEstimateReason } {
  const made = persons.map((): Record<string, number> => ({}));
  for (const name of names) {
    const values = persons.map(({ attributes }) => attributes[name] ?? '');
    if (values.includes('')) return { none: 'attribute missing' };
    const groups = values.every((value) => Number.isFinite(Number(value)))
      ? undefined
      : [...new Set(values)].sort().slice(1);
    for (const [at, covariates] of made.entries()) {
      const value = values[at] ?? '';
      if (groups === undefined) covariates[name] = Number(value);
      else for (const group of groups) covariates[`${name}=${group}`] = value === group ? 1 : 0;
    }
  }
  return made;
}
