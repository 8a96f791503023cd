import type { NoEstimateReason } from '../../statistics/estimate.ts';
import type { PersonFigure } from './people.ts';

/** Covariates by person and name. */
export type Covariates = ReadonlyMap<string, Readonly<Record<string, number>>>;

/**
 * Attributes as numbers. One whose values are not all numbers is a set of groups: each group but the first is
 * a covariate of its own, `site=north`, 1 for those in it.
 */
export function covariatesOf(
  persons: readonly PersonFigure[],
  names: readonly string[],
): Covariates | { readonly none: NoEstimateReason } {
  const made = new Map<string, Record<string, number>>(persons.map(({ id }) => [id, {}]));
  for (const name of names) {
    const values = persons.map(({ attributes }) => attributes[name] ?? '');
    if (values.includes('')) return { none: 'attribute missing' };
    const groups = values.every((value) => Number.isFinite(Number(value)))
      ? undefined
      : [...new Set(values)].sort().slice(1);
    for (const [at, { id }] of persons.entries()) {
      const value = values[at] ?? '';
      const covariates = made.get(id) ?? {};
      if (groups === undefined) covariates[name] = Number(value);
      else for (const group of groups) covariates[`${name}=${group}`] = value === group ? 1 : 0;
    }
  }
  return made;
}
