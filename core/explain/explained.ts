import type { DecimalText } from '../money/decimal.ts';
import type { Rounding } from '../money/rounding.ts';

/**
 * Whether a figure is decided, or what it waits for: `shut` is a gate that closed (the figure is 0),
 * `waiting` a gate or metric that is not measured yet (there is no figure, which is not 0).
 */
export type FigureState = 'decided' | 'waiting' | 'shut';

/** Which rule made the figure; every formula has a sentence per language in `core/words`. */
export type Formula =
  | 'total' // the sum of all payments, rounded as the settlement says
  | 'sum' // the sum of `parts`, cohorts, periods, claims
  | 'sentence' // one sentence of the terms after its limits and rounding
  | 'amount'
  | 'share'
  | 'price'
  | 'interest' // on dated capital, from its rates and movements
  | 'rate' // a yearly rate from a day on
  | 'movement' // capital drawn or repaid on a day
  | 'rates'
  | 'rate-line' // price × accepted claims of one outcome
  | 'otherwise'
  | 'table' // a row of a table was chosen, or the value for a cohort or an attribute
  | 'interpolated' // a value between the two ends of a row
  | 'ordinal' // the number of a cohort or period in the terms' list
  | 'parameter' // a figure written in the terms
  | 'base' // what a share or price is of, after `less`
  | 'tranche'
  | 'paid-bound' // the base at which so much is paid: the amount ÷ the share
  | 'retained' // a share that is held back until a condition is met
  | 'duty' // something to be done instead of money
  | 'indexed' // a price that follows an index
  | 'index' // an index figure
  | 'deadweight' // what would have happened anyway is taken off
  | 'expected' // what a comparison leads one to expect: before, changed as the comparison changed
  | 'at-most-share' // a quota of a sum that includes the figure itself
  | 'borne' // the part of a figure that some payers bear
  | 'times'
  | 'at-least'
  | 'at-most'
  | 'at-most-per'
  | 'rounded'
  | 'held' // decided, but not due yet
  | 'gate' // a condition and how it came out
  | 'metric' // effect of a metric: own against comparator
  | 'level' // own or comparator level, from numerator and denominator
  | 'pooled' // several cohorts or periods added before the level is computed
  | 'capital' // drawn to date, or committed
  | 'delivered' // a figure that finance or the project delivered
  | 'event'
  | 'claims' // how many claims were accepted, and why not the rest
  | 'payer-share' // a payer's share of the total
  | 'allocated' // a share, where the odd units go by largest remainder
  | 'rest' // what the other payers leave
  | 'settled' // what earlier settlements already cover
  | 'payable'; // entitlement to date − settled to date

/**
 * A figure with its reason, as data: one node per sentence of the contract and step of its computation,
 * inputs below it. Portal, CLI and notices print this tree through `core/words`; none of them computes.
 */
export type Explained = {
  readonly formula: Formula;
  /** Decimal text; `null` while waiting; a state's name for an event. */
  readonly value: DecimalText | null;
  /** ISO 4217 code, `%`, `points`, a unit of the metric; left out for pure numbers. */
  readonly unit?: string;
  readonly state: FigureState;
  /** The figure is there, but not told to whoever reads this: it would tell of too few persons. */
  readonly withheld?: true;
  /** The name in the terms: payment id, metric, amount, cohort, outcome. */
  readonly name?: string;
  readonly cohort?: string;
  readonly period?: string;
  /** For a figure written in the terms: where (JSON pointer) and as written. */
  readonly parameter?: { readonly path: string; readonly text: string };
  /** Where the signed contract says so. */
  readonly clause?: string;
  /** Why it is not published but inferred, as the terms say it. */
  readonly inferred?: string;
  readonly rounding?: Rounding;
  /** Facts that the formula's sentence needs, such as a chosen row or the count of refused claims. */
  readonly facts?: Readonly<Record<string, string>>;
  readonly inputs: readonly Explained[];
};
