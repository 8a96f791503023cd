import type { DecimalText } from '../../money/decimal.ts';
import type { MetricOutcome } from '../../outcomes/evaluation.ts';
import type { MetricFact, Tally, Whereabouts } from '../../settlement/facts.ts';

export const SIDES = ['own', 'comparator', 'own-before', 'comparator-before'] as const;
export type SideName = (typeof SIDES)[number];

/** The counts of persons that a side stands on. */
export const COUNTS = ['eligible', 'enrolled', 'reached', 'measured', 'missing', 'of'] as const;
export type Count = (typeof COUNTS)[number];

/**
 * What a side's sum is. `share`: so many persons of them; `events`: so many events or persons; `estimated`: either, with
 * the missing counted as something between; `curve`: read off the curve of times to an event, so that it adds up over no
 * cohorts; `amount`: a figure that counts nobody, such as days or money; `stated`: no person's at all, such as a target
 * in the terms.
 */
export type SumKind = 'share' | 'events' | 'estimated' | 'curve' | 'amount' | 'stated';

/** Whose counts they are: a person's own time before has the same persons as the time after. */
export type Arm = 'treatment' | 'comparison' | 'treatment-before' | 'comparison-before';

export type RowSide = {
  readonly arm: Arm;
  /** Where the missing are counted, if they are: as failures among those who achieved it not, or did. */
  readonly missingAmong?: 'achieved' | 'not-achieved';
  readonly counts: Readonly<Partial<Record<Count, number>>>;
  readonly tally?: Tally;
  /** Of a share that is read off a curve: how large it is, where 1 is everybody. */
  readonly share?: DecimalText;
  /** On how many persons its sum stands; left out where that is not known. */
  readonly withAny?: number | undefined;
  readonly kind: SumKind;
};

/** A metric in a cohort and period, as a result tells it: one row of its table. */
export type Row = Whereabouts & {
  readonly metric: string;
  readonly sides: Readonly<Partial<Record<SideName, RowSide>>>;
  /** All cohorts of a period together: in no result, but told to those who see no single small one. */
  readonly total?: true;
  readonly outcome?: MetricOutcome;
  readonly fact?: MetricFact;
};

/** What a row is about, the same in every revision. Names hold no space. */
export function whereOf({ metric, cohort, period }: Whereabouts & { metric: string }): string {
  return [metric, cohort ?? '', period ?? ''].join(' ');
}

/** The cohorts that a total adds up; of any other row, none. */
export function partsOf(row: Row, rows: readonly Row[]): Row[] {
  if (!row.total) return [];
  return rows.filter(
    (each) => !each.total && each.metric === row.metric && each.period === row.period,
  );
}

/** Every two metrics in the same cohort and period. */
export function pairsIn(rows: readonly Row[]): (readonly [Row, Row])[] {
  return rows.flatMap((outer) =>
    rows.flatMap((inner) =>
      inner !== outer && isBeside(outer, inner) ? [[outer, inner] as const] : [],
    ),
  );
}

/** Whether two rows are of the same cohort and period. */
export function isBeside(one: Row, other: Row): boolean {
  return one.cohort === other.cohort && one.period === other.period && one.total === other.total;
}
