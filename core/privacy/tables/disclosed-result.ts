import type { MetricOutcome, WorstCase } from '../../outcomes/evaluation.ts';
import type { Whereabouts } from '../../settlement/facts.ts';
import type { Shown } from '../disclosed.ts';
import type { DisclosedBeside } from './beside.ts';
import type { Count, SideName } from './row.ts';

/** One side of a metric, as far as it may be shown. */
export type DisclosedSide = {
  readonly counts: Readonly<Partial<Record<Count, Shown<number>>>>;
  readonly sum?: Shown<string>;
  readonly of?: Shown<string>;
  readonly level?: Shown<string>;
};

/** A metric in a cohort and period, as far as it may be shown. */
export type DisclosedMetric = Whereabouts &
  DisclosedBeside & {
    readonly metric: string;
    readonly unit?: string;
    /** All cohorts of the period together. */
    readonly total?: true;
    readonly sides: Readonly<Partial<Record<SideName, DisclosedSide>>>;
    readonly policy?: MetricOutcome['policy'];
    /** `null`: there is none. */
    readonly effect?: Shown<string> | null;
    readonly noEffect?: MetricOutcome['noEffect'];
    readonly complete?: boolean;
    readonly worstCase?: Shown<Omit<WorstCase, 'before'>>;
    /** A published figure that cannot be taken apart. */
    readonly value?: string;
  };

/** A result without small cells: what everybody may read who may read the contract. */
export type DisclosedResult = {
  readonly result: 'utfall-disclosed-result/1';
  /** The hash of the whole result, which an evaluator approves. */
  readonly of: string;
  readonly contract: string;
  readonly periodId: string;
  readonly revision: number;
  readonly termsVersion: number;
  readonly termsHash: string;
  readonly asOf: string;
  /** Counts of fewer than this are withheld, and others that would tell them. */
  readonly suppressedBelow: number;
  readonly enrolledCount?: Shown<number>;
  readonly metrics: readonly DisclosedMetric[];
  readonly claims: readonly DisclosedClaims[];
};

/** How many claims were made of an outcome. */
export type DisclosedClaims = Whereabouts & {
  readonly outcome: string;
  readonly count: Shown<number>;
};
