import type { Compared } from '../effects/compared.ts';
import type { MetricOutcome } from '../evaluation.ts';
import type { MetricPlan } from '../plan/plan.ts';
import { keyOf } from '../tallies/tally.ts';
import { ifMissingOf } from './change.ts';

type Turned = Pick<MetricOutcome, 'ifMissing' | 'comparatorIfMissing' | 'comparedAlike'>;

/**
 * What one of the missing of either arm would change. A person of a comparison group may be compared with in several
 * places, and turns in all of them; where these have other missing besides, nothing is said of the group.
 */
export function turnedIn(
  metric: MetricPlan,
  { cell, groups }: Compared,
  all: readonly Compared[],
): Turned {
  const own = ifMissingOf(metric, cell, 'treatment');
  const compared = ifMissingOf(metric, cell, 'comparison');
  const missing = missingIn(groups);
  const alike = all.filter((other) => missingIn(other.groups).some((key) => missing.includes(key)));
  const isTold =
    !isEmpty(compared) &&
    alike.every(({ groups: others }) => missingIn(others).join() === missing.join());
  return {
    ...(isEmpty(own) ? {} : { ifMissing: own }),
    ...(isTold ? { comparatorIfMissing: compared } : {}),
    ...(isTold && alike.length > 1
      ? { comparedAlike: alike.map(({ cell: { cohort, period } }) => placed(cohort, period)) }
      : {}),
  };
}

/** The cells in which somebody of the comparison group is missing. */
function missingIn(groups: Compared['groups']): string[] {
  return groups
    .filter(({ comparison }) => comparison.missing > 0)
    .map(keyOf)
    .sort();
}

function isEmpty(turned: object): boolean {
  return Object.keys(turned).length === 0;
}

function placed(cohort: string | undefined, period: string | undefined) {
  return {
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
  };
}
