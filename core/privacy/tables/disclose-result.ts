import type { ResultFile } from '../../lifecycle/verdict/result-file.ts';
import type { MetricOutcome, Side } from '../../outcomes/evaluation.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Settled } from '../claims/said.ts';
import { asDisclosed, type Disclosed, type Shown, WITHHELD } from '../disclosed.ts';
import { disclosedBeside } from './beside.ts';
import { disclosedClaims } from './claims.ts';
import type { What } from './counts.ts';
import { type Decided, decide, type EarlierResult } from './decide.ts';
import type { DisclosedMetric, DisclosedResult, DisclosedSide } from './disclosed-result.ts';
import { COUNTS, type Row, SIDES, type SideName } from './row.ts';
import { EVERYBODY } from './rows.ts';
import { placeOf } from './there.ts';
import { isBeforeOfFew, isPartOfFew } from './with-any.ts';

/**
 * A result without small cells, decided together with every result that was disclosed before. It names what it
 * shows: whatever else a result comes to hold stays inside.
 *
 * @param input.resultFile the hash of the whole result
 * @param input.settlements every settlement that was disclosed before
 * @param input.below counts of fewer than this are withheld
 */
export function discloseResult(input: {
  result: ResultFile;
  resultFile: string;
  terms: Terms;
  earlier: readonly EarlierResult[];
  settlements: readonly Settled[];
  below: number;
}): Disclosed<DisclosedResult> {
  const { result, resultFile, terms, earlier, below } = input;
  const { contract, periodId, revision, termsVersion, termsHash, asOf, evaluation } = result;
  const claims = disclosedClaims(input);
  const decided = decide({ ...input, claims });
  const everybody = decided.rows.find(({ metric }) => metric === EVERYBODY);
  return asDisclosed({
    result: 'utfall-disclosed-result/1',
    of: resultFile,
    contract,
    periodId,
    revision,
    termsVersion,
    termsHash,
    asOf,
    suppressedBelow: below,
    ...(evaluation && everybody
      ? {
          enrolledCount: shownIf(
            decided.showsCount(everybody, 'own', 'enrolled'),
            evaluation.enrolledCount,
          ),
        }
      : {}),
    metrics: decided.rows
      .filter((row) => row !== everybody)
      .map((row) =>
        disclosedMetric(row, {
          terms,
          decided,
          earlier: earlier.map(({ disclosed }) => disclosed),
          below,
        }),
      ),
    claims,
  });
}

function shownIf<T>(shows: boolean, figure: T): Shown<T> {
  return shows ? figure : WITHHELD;
}

type With = {
  readonly terms: Terms;
  readonly decided: Decided;
  readonly earlier: readonly DisclosedResult[];
  readonly below: number;
};

function disclosedMetric(row: Row, about: With): DisclosedMetric {
  const { terms, decided } = about;
  const { metric, cohort, period, total, outcome, fact } = row;
  const unit = outcome?.unit ?? terms.metrics?.[metric]?.unit;
  const sides = SIDES.flatMap((name) => {
    const side = disclosedSide(row, name, decided);
    return side ? [[name, side] as const] : [];
  });
  return {
    metric,
    ...(unit === undefined ? {} : { unit }),
    ...placeOf({ cohort, period }),
    ...(total ? { total } : {}),
    sides: Object.fromEntries(sides),
    ...(outcome ? computedIn(row, outcome, about) : {}),
    ...(fact?.value === undefined ? {} : { value: fact.value }),
  };
}

/** The effect follows from both sides, and the worst case from everything that is counted. */
function computedIn(
  row: Row,
  outcome: Outcome,
  { decided, earlier, below }: With,
): Partial<DisclosedMetric> {
  const { policy, effect, noEffect, complete, worstCase } = outcome;
  const sides = SIDES.filter((name) => row.sides[name]?.tally !== undefined);
  const isShown =
    sides.every((name) => decided.showsSum(row, name)) && !isBeforeOfFew(outcome, below);
  const isAllShown =
    isShown &&
    SIDES.every((name) =>
      Object.keys(row.sides[name]?.counts ?? {}).every((what) =>
        decided.showsCount(row, name, what as What),
      ),
    );
  return {
    policy,
    effect: effect === null ? null : shownIf(isShown, effect),
    ...(noEffect === undefined ? {} : { noEffect }),
    complete,
    worstCase: shownIf(
      isAllShown && isOfWhatIsShown(row, outcome) && !isPartOfFew(outcome, below),
      worstOf(worstCase),
    ),
    ...disclosedBeside(outcome, { row, isAllShown, earlier, below }),
  };
}

/**
 * The worst case also counts what is in no side of the row: the time before of the missing, which is theirs alone.
 */
function isOfWhatIsShown({ sides }: Row, outcome: Outcome): boolean {
  const { denominators, comparatorDenominators, before } = outcome;
  const isPaired = before !== undefined || sides.comparator?.arm === 'treatment-before';
  const isUncounted = ['amount', 'stated'].includes(sides.comparator?.kind ?? 'amount');
  const missing = denominators.missing + (comparatorDenominators?.missing ?? 0);
  return !isPaired || isUncounted || missing === 0;
}

type Outcome = NonNullable<Row['outcome']>;

/** What was before in both groups is in no row, and therefore not told. */
function worstOf({ policy, own, comparator, effect, unbounded }: MetricOutcome['worstCase']) {
  return {
    ...{ policy, own, comparator, effect },
    ...(unbounded === undefined ? {} : { unbounded }),
  };
}

function disclosedSide(row: Row, name: SideName, decided: Decided): DisclosedSide | undefined {
  const side = row.sides[name];
  if (!side) return undefined;
  const counts = COUNTS.flatMap((what) => {
    const value = side.counts[what];
    return value === undefined || what === 'of'
      ? []
      : [[what, shownIf(decided.showsCount(row, name, what), value)] as const];
  });
  const shows = decided.showsSum(row, name);
  const { sum, of } = side.tally ?? {};
  const level = levelOf(row, name)?.level;
  return {
    counts: Object.fromEntries(counts),
    ...(sum === undefined ? {} : { sum: shownIf(shows, sum) }),
    ...(of === undefined ? {} : { of: shownIf(shows, of) }),
    ...(level === undefined ? {} : { level: shownIf(shows, level) }),
  };
}

function levelOf({ outcome }: Row, name: SideName): Side | undefined {
  const side = name === 'own' ? outcome?.own : name === 'comparator' ? outcome?.comparator : null;
  return side ?? undefined;
}
