import {
  claimsSideBySide,
  metricsSideBySide,
  type RevisedMoney,
  type RevisionRow,
  type Revisions,
} from '../lifecycle/verdict/revisions.ts';
import { type Shown, WITHHELD } from './disclosed.ts';
import type { DisclosedMetric, DisclosedResult, DisclosedSide } from './tables/disclosed-result.ts';

/** Two revisions side by side, of what each of them shows by itself: a difference is shown where both figures are. */
export type DisclosedRevisions = Revisions<Shown<string>, Shown<number>>;

/**
 * Two disclosed results side by side. Nothing else goes into it, so that it tells nothing that they do not.
 *
 * @param money what is paid is never withheld, and so neither is what was
 */
export function discloseRevisions(
  before: DisclosedResult,
  after: DisclosedResult,
  money: RevisedMoney | undefined,
): DisclosedRevisions {
  // Where a result withholds its claims it withholds all of them, also that there are none of one outcome.
  const isWithheld = [before, after].some(({ claims }) =>
    claims.some(({ count }) => count === WITHHELD),
  );
  return {
    before: { revision: before.revision, result: before.of },
    metrics: metricsSideBySide(before.metrics.map(rowOf), after.metrics.map(rowOf)),
    claims: claimsSideBySide<Shown<number>>(before.claims, after.claims, isWithheld ? WITHHELD : 0),
    ...(money === undefined ? {} : { money }),
  };
}

function rowOf(row: DisclosedMetric): RevisionRow<Shown<string>> {
  const { metric, unit, cohort, period, total, sides, effect, value } = row;
  const figure = effect === undefined ? value : effect;
  return {
    metric,
    ...(unit === undefined ? {} : { unit }),
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
    ...(total ? { total } : {}),
    figures: {
      ...(figure === undefined ? {} : { effect: figure }),
      ...(sides.own ? { own: levelOf(sides.own) } : {}),
      ...(sides.comparator ? { comparator: levelOf(sides.comparator) } : {}),
    },
  };
}

function levelOf({ counts: _, ...level }: DisclosedSide): Omit<DisclosedSide, 'counts'> {
  return level;
}
