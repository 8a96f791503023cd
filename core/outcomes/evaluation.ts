import type { ISODate } from '../calendar/date.ts';
import type { Explained } from '../explain/explained.ts';
import type { DecimalText } from '../money/decimal.ts';
import type { ClaimFact, MetricFact, Tally, Whereabouts } from '../settlement/facts.ts';
import type { MISSING_POLICIES } from '../terms/shape/metric.ts';
import type { WithAny } from './tallies/with-any.ts';
import type { IfMissing } from './tipping/change.ts';
import type { Matched, Uncertainty } from './uncertainty/shape.ts';

/** The version of the calculation; golden results of each version must stay reproducible. */
export const CALCULATION = 'utfall-outcomes/1';

export type MissingPolicy = (typeof MISSING_POLICIES)[number];

/** How many persons a figure stands on. They add up: reached = measured + missing. */
export type Denominators = {
  /** How many could have been enrolled; `null` when nobody said. */
  readonly eligible: number | null;
  readonly enrolled: number;
  /** Their window has closed, the register's lag has passed, and they had not left before. */
  readonly reached: number;
  readonly measured: number;
  readonly missing: number;
};

/** One side of a metric with its level, unrounded. */
export type Side = Tally & { readonly level: DecimalText };

/** A metric's sides and effect under one way of counting the missing. `null` where there is no figure. */
export type Result = {
  readonly policy: MissingPolicy;
  readonly own: Side | null;
  readonly comparator: Side | null;
  /** Both sides before, where the comparator is a difference in differences. */
  readonly before?: { readonly own: Side; readonly comparator: Side };
  /** Rounded by the metric's own rule, and by nothing else. */
  readonly effect: DecimalText | null;
};

/** Why there is no effect. */
export type NoEffect =
  | 'nobody reached'
  | 'nobody measured'
  | 'fewer than the minimum'
  | 'waits for the missing'
  | 'no comparator'
  | 'comparator is zero'
  | 'policy does not apply'
  | 'median not reached'
  | 'followed too briefly';

/** Why nothing bounds how bad it can be. */
export type Unbounded =
  | 'own figure'
  | 'comparison figure'
  | 'figure before'
  | 'time before'
  | 'comparator is zero'
  | 'median not reached'
  | 'followed too briefly';

/**
 * What is worst for the claim to payment: one's own missing have the worst figure there is, and those of the
 * comparison group the one that makes the effect smallest. Its policy says what one's own count as.
 */
export type WorstCase = Result & {
  /** Then the effect is the end of what the terms say can occur (`range`), or there is none. */
  readonly unbounded?: Unbounded;
};

/** Persons of one arm who were not followed to the window's end: why, and what the terms count them as. */
export type Left = { readonly reason: string; readonly counts: string; readonly persons: number };

/** How the persons of one arm were followed, where the terms have a word about it. */
export type Followed = {
  readonly left: readonly Left[];
  /** Days that the measured were followed, where time is counted. */
  readonly exposureDays?: number;
  /** Persons whose figure was beyond the bounds of the terms. */
  readonly outliers?: number;
};

/** The same metric with the agreed days and outliers counted, or without them: what does not decide. */
export type OtherResult = Result & {
  readonly basis: 'raw' | 'adjusted';
  readonly denominators: Omit<Denominators, 'eligible'>;
  readonly withAny?: WithAny;
  readonly noEffect?: NoEffect;
};

/** What is known of one metric in one cohort and period. */
export type MetricOutcome = Whereabouts &
  Result & {
    readonly metric: string;
    readonly unit: string;
    readonly denominators: Denominators;
    /** Of the comparison group, where there is one. */
    readonly comparatorDenominators?: Omit<Denominators, 'eligible'>;
    /** False while somebody's window is still open: the figures are then interim and no fact is made. */
    readonly complete: boolean;
    readonly noEffect?: NoEffect;
    /** Always beside the contract's way of counting the missing. */
    readonly worstCase: WorstCase;
    /** On how many persons the sums stand; left out where they count persons, and in results of before. */
    readonly withAny?: WithAny;
    /** Whether agreed days and outliers are left out of what decides, and the other result beside it. */
    readonly basis?: 'raw' | 'adjusted';
    readonly other?: OtherResult;
    /** How persons who left, time and outliers were counted; left out where the terms say nothing of it. */
    readonly followed?: Followed;
    readonly comparatorFollowed?: Followed;
    /** What is priced: the effect less what the terms take off, never below zero. */
    readonly net?: DecimalText;
    /** What one of the missing would change, had it gone badly or well for them. */
    readonly ifMissing?: IfMissing;
    /** What one of the comparison group's missing would change. */
    readonly comparatorIfMissing?: IfMissing;
    /** Every place that is compared with the same missing; left out where it is this one alone. */
    readonly comparedAlike?: readonly Whereabouts[];
    /** How sure the effect is; left out where nobody was measured. Decides no payment. */
    readonly uncertainty?: Uncertainty;
    /** The matched comparison that the terms describe. */
    readonly matched?: Matched;
    readonly explained: Explained;
  };

/** What the persons' enrolments and observations say, under one contract's terms. */
export type Evaluation = {
  readonly calculation: typeof CALCULATION;
  readonly contract: string;
  readonly asOf: ISODate;
  /** In the treatment arm. */
  readonly enrolledCount: number;
  readonly metrics: readonly MetricOutcome[];
  readonly claims: readonly ClaimFact[];
  /** What settlement reads: complete cells of periods that are not only for learning. */
  readonly facts: {
    readonly metrics: readonly MetricFact[];
    readonly claims: readonly ClaimFact[];
  };
};
