import type { Finding } from '../findings.ts';
import { aboveZero } from './check/above-zero.ts';
import { cohorts } from './check/cohorts.ts';
import { combinedWords } from './check/combined-words.ts';
import { contextOf, type Rule } from './check/context.ts';
import { currency } from './check/currency.ts';
import { cuts } from './check/cuts.ts';
import { events } from './check/events.ts';
import { fitting } from './check/fitting.ts';
import { followUp } from './check/follow-up.ts';
import { gates } from './check/gates.ts';
import { independence } from './check/independence.ts';
import { indexed } from './check/indexed.ts';
import { interest } from './check/interest.ts';
import { learning } from './check/learning.ts';
import { limits } from './check/limits.ts';
import { measures } from './check/measures.ts';
import { metrics } from './check/metrics.ts';
import { names } from './check/names.ts';
import { neededMetrics } from './check/needed-metrics.ts';
import { negative } from './check/negative.ts';
import { order } from './check/order.ts';
import { parties } from './check/parties.ts';
import { payers } from './check/payers.ts';
import { periods } from './check/periods.ts';
import { places } from './check/places.ts';
import { pooling } from './check/pooling.ts';
import { priceLists } from './check/price-lists.ts';
import { prices } from './check/prices.ts';
import { quotas } from './check/quotas.ts';
import { rates } from './check/rates.ts';
import { references } from './check/references.ts';
import { retention } from './check/retention.ts';
import { roles } from './check/roles.ts';
import { tables } from './check/tables.ts';
import { tranches } from './check/tranches.ts';
import { uncertainty } from './check/uncertainty.ts';
import { unpublished } from './check/unpublished.ts';
import { windowDays, windows } from './check/windows.ts';
import type { ReadTerms } from './read.ts';
import { posting } from './stress/posting.ts';

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
  places,
  interest,
  indexed,
  tranches,
  quotas,
  cuts,
  fitting,
  prices,
  priceLists,
  tables,
  limits,
  gates,
  negative,
  metrics,
  measures,
  aboveZero,
  combinedWords,
  neededMetrics,
  pooling,
  followUp,
  retention,
  periods,
  windows,
  windowDays,
  uncertainty,
  unpublished,
  posting,
];

/**
 * Everything that is wrong or doubtful in terms that have the right shape, from the top of the
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
