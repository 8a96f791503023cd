import type { DecimalText } from '../money/decimal.ts';

/** A plain date, `2019-12-31`, in the contract's time zone. */
export type ISODate = string;

/** Where a fact belongs. Without either it holds for the whole contract to date. */
export type Whereabouts = { readonly cohort?: string; readonly period?: string };

/**
 * One side of a metric. With `of` the level is `sum ÷ of` (times the measure's `per`), and sides pool by
 * adding numerators and denominators; without `of` the sum itself is the level, and sides pool by adding.
 */
export type Tally = { readonly sum: DecimalText; readonly of?: DecimalText };

/**
 * What is known of a metric for a cohort and period. Either the two sides, or a published value that cannot
 * be taken apart. `missing` says that it was to be measured and was not: a gate on it follows the metric's
 * missing-data policy, everything else waits. With sides it is what the missing count as, for whoever pools it with
 * what was measured.
 */
export type MetricFact = Whereabouts & {
  readonly metric: string;
  readonly own?: Tally;
  readonly comparator?: Tally;
  /** Both sides before, for a comparison by differences. */
  readonly before?: { readonly own: Tally; readonly comparator: Tally };
  readonly value?: DecimalText;
  /** The unit that the value was written with, if any: it must be the metric's. */
  readonly unit?: string;
  readonly missing?: true;
  readonly measured?: number;
};

/** Capital drawn (positive) or repaid (negative). */
export type CapitalFact = {
  readonly capital: string;
  readonly amount: DecimalText;
  readonly date?: ISODate;
  readonly cohort?: string;
};

/** A figure that somebody delivers, such as a service cost. */
export type AmountFact = Whereabouts & { readonly amount: string; readonly value: DecimalText };

export type EventFact = Whereabouts & {
  readonly event: string;
  readonly state: string;
  readonly date?: ISODate;
};

/**
 * Claims on a rate card: one person's, or a published count of claims that no one can take apart any more
 * (limits per person are then taken as already applied).
 */
export type ClaimFact = Whereabouts & {
  readonly outcome: string;
  readonly person?: string;
  /** So many persons have claims that are the same as this one's in everything that settling asks. Left out: 1. */
  readonly persons?: number;
  readonly date?: ISODate;
  /** Left out: 1. A negative count withdraws claims. */
  readonly count?: DecimalText;
  readonly attributes?: Readonly<Record<string, string>>;
};

/** The figure of an index for a year, a month, or from a day on. */
export type IndexFact = {
  readonly index: string;
  /** `2020`, `2020-03`, `2020-04-01`. */
  readonly at: string;
  readonly value: DecimalText;
};

/** Everything verified to date. Order never matters. */
export type Facts = {
  readonly asOf: ISODate;
  readonly metrics: readonly MetricFact[];
  readonly capital: readonly CapitalFact[];
  readonly amounts: readonly AmountFact[];
  readonly events: readonly EventFact[];
  readonly claims: readonly ClaimFact[];
  /** Index figures that were published after the terms were signed. */
  readonly indices?: readonly IndexFact[];
};

export const NO_FACTS: Omit<Facts, 'asOf'> = {
  metrics: [],
  capital: [],
  amounts: [],
  events: [],
  claims: [],
};
