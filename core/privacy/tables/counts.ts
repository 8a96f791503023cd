import { decimal } from '../../money/decimal.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { type Arm, COUNTS, type Row, type RowSide, SIDES, type SideName, whereOf } from './row.ts';

/** What a side counts: what its table says, and what follows from it though no table says it. */
export type What = (typeof COUNTS)[number] | 'achieved' | Unsaid;
type Unsaid =
  | 'not-achieved'
  | 'failed'
  | 'achieved-measured'
  | 'not-reached'
  | 'not-enrolled'
  | 'between';

/** A count in a place of a table. */
export type PlacedCount = {
  readonly row: Row;
  readonly side: SideName;
  readonly what: What;
  readonly value: number;
  /** The same for the same count of the same persons, in whatever table and revision. */
  readonly id: string;
  /** Few persons stand behind it, however many events it counts. */
  readonly isOfFew?: boolean;
};

const SAID: readonly What[] = [...COUNTS, 'achieved'];

export function isSaid(what: What): boolean {
  return SAID.includes(what);
}

/** Every count of some rows. */
export function countsIn(rows: readonly Row[]): PlacedCount[] {
  return rows.flatMap((row) =>
    SIDES.flatMap((name) => {
      const side = row.sides[name];
      if (!side || side.kind === 'stated') return [];
      return [...valuesOf(side)].map(([what, value]) => ({
        row,
        side: name,
        what,
        value,
        id: idOf({ row, arm: side.arm, what, value }),
      }));
    }),
  );
}

/** The place of a count in the tables, the same in every revision. */
export function placeKey(row: Row, side: SideName, what: What): string {
  return [whereOf(row), side, what].join(' ');
}

function idOf(input: { row: Row; arm: Arm; what: What; value: number }): string {
  const { row, what, value } = input;
  const arm = isOfPersons(what) ? input.arm.replace('-before', '') : input.arm;
  const cohort = row.cohort ?? '';
  switch (what) {
    case 'eligible':
    case 'enrolled':
    case 'not-enrolled':
      return [arm, what, cohort, value].join('|');
    case 'reached':
    case 'measured':
    case 'missing':
    case 'not-reached':
      return [arm, what, cohort, row.period ?? '', value].join('|');
    case 'of':
    case 'achieved':
    case 'not-achieved':
    case 'failed':
    case 'achieved-measured':
    case 'between':
      return [arm, what, cohort, row.period ?? '', row.metric, value].join('|');
  }
}

function isOfPersons(what: What): boolean {
  return ['eligible', 'enrolled', 'reached', 'measured', 'missing'].includes(what);
}

function valuesOf(side: RowSide): Map<What, number> {
  const { counts, missingAmong } = side;
  const values = new Map<What, number>();
  for (const name of COUNTS) {
    const value = counts[name];
    if (value !== undefined) values.set(name, value);
  }
  const less = (what: Unsaid, whole: number | undefined, part: number | undefined): void => {
    if (whole !== undefined && part !== undefined && whole >= part) values.set(what, whole - part);
  };
  less('not-enrolled', counts.eligible, counts.enrolled);
  less('not-reached', counts.enrolled, counts.reached);
  const achieved = achievedBy(side);
  if (achieved === undefined) return values;
  values.set('achieved', achieved);
  less('not-achieved', denominatorOf(side), achieved);
  const missing = counts.missing;
  if (missingAmong === 'achieved') less('achieved-measured', achieved, missing);
  if (missingAmong === 'not-achieved') less('failed', values.get('not-achieved'), missing);
  return values;
}

/**
 * Who truly achieved it, where the missing are counted among those who did; and who had the event, where the share
 * is of those who had it not.
 */
export function achievedIn(row: Row, side: SideName, { metrics }: Pick<Terms, 'metrics'>): What {
  if (metrics?.[row.metric]?.measure?.as === 'share without event') return 'not-achieved';
  return row.sides[side]?.missingAmong === 'achieved' ? 'achieved-measured' : 'achieved';
}

/**
 * How many achieved it, or how many events there were. A share that is read off a curve is one of those measured where
 * everybody was followed, and near it where somebody was not.
 */
function achievedBy({ tally, kind, share, counts }: RowSide): number | undefined {
  if (kind === 'share' || kind === 'events') return tally && Number(tally.sum);
  if (kind !== 'curve' || share === undefined || counts.measured === undefined) return undefined;
  return decimal(share).times(counts.measured).round().toNumber();
}

/** Whom a side's sum is counted of. */
function denominatorOf({ tally, counts }: RowSide): number | undefined {
  return tally?.of === undefined ? counts.measured : Number(tally.of);
}

/** The name of the count that is the denominator. */
export function denominatorIn(side: RowSide): What | undefined {
  const of = denominatorOf(side);
  return (['measured', 'reached', 'of'] as const).find((name) => side.counts[name] === of);
}
