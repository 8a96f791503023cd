import type { Finding } from '../findings.ts';
import { cohorts } from './check/cohorts.ts';
import { contextOf, type Rule } from './check/context.ts';
import { currency } from './check/currency.ts';
import { events } from './check/events.ts';
import { independence } from './check/independence.ts';
import { learning } from './check/learning.ts';
import { names } from './check/names.ts';
import { notYet } from './check/not-yet.ts';
import { order } from './check/order.ts';
import { parties } from './check/parties.ts';
import { payers } from './check/payers.ts';
import { rates } from './check/rates.ts';
import { references } from './check/references.ts';
import { roles } from './check/roles.ts';
import type { ReadTerms } from './read.ts';

/** The rules of check: each looks for one kind of mistake, and none depends on another. */
const RULES: readonly Rule[] = [
  names,
  references,
  order,
  learning,
  events,
  rates,
  cohorts,
  parties,
  roles,
  independence,
  payers,
  currency,
  notYet,
];

/**
 * Everything that is wrong, doubtful or not computed yet in terms that have the right shape, from the top of the
 * file. With an error among them the terms can be neither signed nor settled.
 *
 * @example checkTerms(read.value)
 *   // → [{ code: 'terms.name-unknown', severity: 'error', at: { line: 41, … }, facts: { name: 'savng', … } }]
 */
export function checkTerms(read: ReadTerms): readonly Finding[] {
  const context = contextOf(read);
  return RULES.flatMap((rule) => rule(context)).toSorted(
    (one, other) =>
      (one.at.line ?? 0) - (other.at.line ?? 0) || (one.at.column ?? 0) - (other.at.column ?? 0),
  );
}
