import { type DecimalText, decimal } from '../../money/decimal.ts';
import type { Whereabouts } from '../../settlement/facts.ts';
import type { ResultFile } from './result-file.ts';
import {
  type ClaimRow,
  claimsSideBySide,
  metricsSideBySide,
  type RevisedMoney,
  type RevisionRow,
  type Revisions,
} from './revisions.ts';

/** A whole result beside the one of the revision before. */
export function revisionsOf(
  before: { readonly file: string; readonly result: ResultFile },
  after: ResultFile,
  money: RevisedMoney | undefined,
): Revisions {
  const { file, result } = before;
  return {
    before: { revision: result.revision, result: file },
    metrics: metricsSideBySide(rowsOf(result), rowsOf(after)),
    claims: claimsSideBySide(claimsOf(result), claimsOf(after), 0),
    ...(money === undefined ? {} : { money }),
  };
}

/** What was computed from persons, and the metrics that were delivered as figures. */
function rowsOf({ evaluation, facts }: ResultFile): RevisionRow<DecimalText>[] {
  const computed = (evaluation?.metrics ?? []).map((outcome): RevisionRow<DecimalText> => {
    const { metric, unit, effect, own, comparator } = outcome;
    return { metric, unit, ...placeOf(outcome), figures: { effect, ...sides(own, comparator) } };
  });
  const isComputed = new Set(computed.map(({ metric }) => metric));
  const delivered = facts.metrics.filter(({ metric }) => !isComputed.has(metric));
  return [
    ...computed,
    ...delivered.map((fact): RevisionRow<DecimalText> => {
      const { metric, unit, own, comparator, value } = fact;
      const effect = value === undefined ? {} : { effect: value };
      const figures = { ...effect, ...sides(own, comparator) };
      return { metric, ...(unit === undefined ? {} : { unit }), ...placeOf(fact), figures };
    }),
  ];
}

function sides<S>(own: S | null | undefined, comparator: S | null | undefined) {
  return { ...(own ? { own } : {}), ...(comparator ? { comparator } : {}) };
}

/** Claims counted from persons, and published counts: whole numbers, which a float holds exactly. */
function claimsOf({ evaluation, facts }: ResultFile): ClaimRow<number>[] {
  const published = facts.claims.map(({ outcome, count = '1', ...place }) => ({
    ...{ outcome, count: decimal(count).toNumber() },
    ...placeOf(place),
  }));
  return [...(evaluation?.claimCounts ?? []), ...published];
}

function placeOf({ cohort, period }: Whereabouts): Whereabouts {
  return {
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
  };
}
