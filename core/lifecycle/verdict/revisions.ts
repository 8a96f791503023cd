import { type DecimalText, decimal } from '../../money/decimal.ts';
import type { Whereabouts } from '../../settlement/facts.ts';

/** One side of a metric. `Text` is a figure, or one that may be withheld. */
export type RevisedSide<Text> = { readonly sum?: Text; readonly of?: Text; readonly level?: Text };

/** What one revision says of a metric. */
export type RevisionFigures<Text> = {
  /** Left out where the figures were delivered as two sides; `null`: there is none. */
  readonly effect?: Text | null;
  readonly own?: RevisedSide<Text>;
  readonly comparator?: RevisedSide<Text>;
};

/** What one revision says of a metric, and where it belongs. */
export type RevisionRow<Text> = Whereabouts & {
  readonly metric: string;
  readonly unit?: string;
  /** All cohorts of the period together. */
  readonly total?: true;
  readonly figures: RevisionFigures<Text>;
};

/** A metric in two revisions side by side. `null`: the revision does not have it. */
export type RevisedMetric<Text> = Omit<RevisionRow<Text>, 'figures'> & {
  readonly was: RevisionFigures<Text> | null;
  readonly is: RevisionFigures<Text> | null;
  /** Of the effects; `null` where one of them is not there, or not shown. */
  readonly difference: DecimalText | null;
};

/** How many claims one revision has of an outcome. */
export type ClaimRow<Count> = Whereabouts & { readonly outcome: string; readonly count: Count };

/** The claims of an outcome in two revisions side by side. */
export type RevisedClaims<Count> = Omit<ClaimRow<Count>, 'count'> & {
  readonly was: Count;
  readonly is: Count;
  /** `null` where one of them is not shown. */
  readonly difference: number | null;
};

/** A corrected revision beside the one before it. Why there is one stands in the pack. */
export type Revisions<Text = DecimalText, Count = number> = {
  readonly before: { readonly revision: number; readonly result: string };
  readonly metrics: readonly RevisedMetric<Text>[];
  readonly claims: readonly RevisedClaims<Count>[];
  /** The entitlement to date, did the earlier revision stand, and with this one; left out where it cannot be settled. */
  readonly money?: RevisedMoney;
};

export type RevisedMoney = {
  readonly currency: string;
  readonly was: DecimalText;
  readonly is: DecimalText;
  readonly difference: DecimalText;
};

/** Two revisions' metrics side by side, in the order of the later one; what only the earlier has comes last. */
export function metricsSideBySide<Text>(
  before: readonly RevisionRow<Text>[],
  after: readonly RevisionRow<Text>[],
): RevisedMetric<Text>[] {
  const keyOf = ({ metric, total, ...place }: RevisionRow<Text>) =>
    JSON.stringify([metric, total === true, placeKey(place)]);
  const was = new Map(before.map((row) => [keyOf(row), row]));
  const is = new Map(after.map((row) => [keyOf(row), row]));
  return [...new Map([...is, ...was])].map(([key, { figures: _, ...place }]) => {
    const [earlier, later] = [was.get(key)?.figures ?? null, is.get(key)?.figures ?? null];
    const difference = differenceOf(earlier?.effect, later?.effect);
    return { ...place, was: earlier, is: later, difference };
  });
}

/**
 * Two revisions' claims side by side.
 *
 * @param none what an outcome counts that nobody claimed in one of them
 */
export function claimsSideBySide<Count>(
  before: readonly ClaimRow<Count>[],
  after: readonly ClaimRow<Count>[],
  none: Count,
): RevisedClaims<Count>[] {
  const keyOf = ({ outcome, ...place }: ClaimRow<Count>) =>
    JSON.stringify([outcome, placeKey(place)]);
  const was = new Map(before.map((row) => [keyOf(row), row]));
  const is = new Map(after.map((row) => [keyOf(row), row]));
  return [...new Map([...is, ...was])].map(([key, { count: _, ...place }]) => {
    const [earlier, later] = [was.get(key)?.count ?? none, is.get(key)?.count ?? none];
    const isKnown = typeof earlier === 'number' && typeof later === 'number';
    return { ...place, was: earlier, is: later, difference: isKnown ? later - earlier : null };
  });
}

/** What a correction changes in money. @example moneySideBySide('SEK', { was: '100', is: '130' }).difference // → '30' */
export function moneySideBySide(
  currency: string,
  { was, is }: { was: DecimalText; is: DecimalText },
): RevisedMoney {
  return { currency, was, is, difference: decimal(is).minus(decimal(was)).toFixed() };
}

function placeKey({ cohort = '', period = '' }: Whereabouts): string {
  return JSON.stringify([cohort, period]);
}

function differenceOf(was: unknown, is: unknown): DecimalText | null {
  return isFigure(was) && isFigure(is) ? decimal(is).minus(decimal(was)).toFixed() : null;
}

/** A figure as text, and no word that stands in its place. */
function isFigure(value: unknown): value is DecimalText {
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
}
