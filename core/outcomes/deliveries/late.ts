import type { ISODate } from '../../calendar/date.ts';
import type { Finding } from '../../findings.ts';
import type { DecimalText } from '../../money/decimal.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Evaluation } from '../evaluation.ts';
import { planOf } from '../plan/plan.ts';
import type { Enrolment, Observation } from '../records.ts';
import { evaluateKept } from './kept.ts';
import { type LaterRows, laidOver } from './laid-over.ts';
import { type Known, lateKeyOf, lateRows, type Since } from './late-rows.ts';

/** A metric's effect as it was frozen, and as it would be with what came late. `null`: there is none. */
export type LateMetric = {
  readonly metric: string;
  readonly cohort?: string;
  readonly unit: string;
  readonly was: DecimalText | null;
  readonly is: DecimalText | null;
};

/** What came late for a period, and what it would change. Counts and figures, nothing of one person. */
export type LateData = {
  /** How many persons it is about. */
  readonly persons: number;
  readonly rows: { readonly changed: number; readonly added: number };
  /** Persons of whom other days count: they turn out to have left, to have changed group or to take part. */
  readonly enrolments: number;
  readonly metrics: readonly LateMetric[];
  /** Left out where there are as many claims as there were. */
  readonly claims?: { readonly was: number; readonly is: number };
};

/** What came late, and the rows and persons that it is about: of these only a hash is kept. */
export type Late = {
  readonly data: LateData;
  readonly differing: { readonly rows: readonly string[]; readonly persons: readonly string[] };
};

/** What became known after a period was frozen, and before what comes now. */
export type Between = {
  readonly enrolments: readonly Enrolment[];
  /** The rows of each delivery, the oldest first. */
  readonly deliveries: readonly LaterRows[];
};

/** What a period was evaluated from: under which terms, and as of which day. */
export type Frozen = Known & { readonly terms: Terms; readonly asOf: ISODate };

type Input = {
  /** The terms in force, under which a correction would be evaluated. */
  readonly terms: Terms;
  readonly periodId: string;
  readonly was: Frozen;
  readonly between: Between;
  /** Everybody enrolled, and the rows that come now, for whatever period. */
  readonly since: Since;
  readonly asOf: ISODate;
};

/**
 * How what comes now differs from what was known of a frozen period, and what would be another in it with everything
 * that came late: each effect and the claims, as they were frozen and as they would be. What came late before was told
 * then, and is not told again. Nothing is changed by telling it; a correction collects the period anew and settles the
 * difference.
 *
 * @returns undefined if nothing comes late: it says the same again, or is of another period.
 */
export function lateData(input: Input): Late | undefined {
  const { terms, was, between, since } = input;
  const plan = planOf(terms);
  const known = between.deliveries.reduce(
    (rows: readonly Observation[], later) => laidOver(plan, rows, later).observations,
    was.observations,
  );
  const before = { enrolments: between.enrolments, observations: known };
  const { changed, added, persons, observations } = lateRows({ ...input, was: before });
  const rows = [...changed, ...added];
  const concerned = new Set([...rows.map(({ person }) => person), ...persons]);
  if (concerned.size === 0) return undefined;
  const data = {
    persons: concerned.size,
    rows: { changed: changed.length, added: added.length },
    enrolments: persons.length,
    ...effectsOf(input, { enrolments: since.enrolments, observations }),
  };
  return { data, differing: { rows: rows.map(textOf).sort(), persons: [...persons].sort() } };
}

function textOf(row: Observation): string {
  return `${lateKeyOf(row)} ${row.until ?? ''} ${row.value}`;
}

/** What late data are told as to whoever delivered them. */
export function lateFindings(
  { persons, rows, enrolments, metrics, claims }: LateData,
  about: { readonly period: string; readonly revision: number },
): Finding[] {
  const counts = { persons, ...rows, enrolments };
  return [
    warning('outcomes.late-rows', { ...about, ...counts }),
    ...metrics.map(({ was, is, ...metric }) =>
      warning('outcomes.late-effect', { ...about, ...metric, was: was ?? '–', is: is ?? '–' }),
    ),
    ...(claims ? [warning('outcomes.late-claims', { ...about, ...claims })] : []),
  ];
}

function effectsOf(
  { terms, periodId, was, asOf }: Input,
  is: Known,
): Pick<LateData, 'metrics' | 'claims'> {
  const evaluated = (of: Frozen) => evaluateKept({ ...of, ...inOrder(of), periods: [periodId] });
  const [before, after] = [evaluated(was), evaluated({ ...ofEnrolled(is), terms, asOf })];
  if (!before.ok || !after.ok) return { metrics: [] };
  const counts = { was: before.value.claims.length, is: after.value.claims.length };
  return {
    metrics: changedMetrics(before.value, after.value),
    ...(counts.was === counts.is ? {} : { claims: counts }),
  };
}

/** Without the rows of persons who are not enrolled any more: the delivery that enrolled them was taken back. */
function ofEnrolled({ enrolments, observations }: Known): Known {
  const enrolled = new Set(enrolments.map(({ person }) => person));
  return { enrolments, observations: observations.filter(({ person }) => enrolled.has(person)) };
}

/** Rows of several files, of which the later is the latest: not the one that stands lower in its file. */
function inOrder({ enrolments, observations }: Known): Known {
  return { enrolments, observations: observations.map(withoutPlace) };
}

function withoutPlace({ person, observation, date, until, value }: Observation): Observation {
  const row = { person, observation, date, value };
  return until === undefined ? row : { ...row, until };
}

function changedMetrics(before: Evaluation, after: Evaluation): LateMetric[] {
  return after.metrics.flatMap(({ metric, cohort, effect, unit, denominators }) => {
    const was = before.metrics.find((each) => each.metric === metric && each.cohort === cohort);
    const isSame = was?.effect === effect && was?.denominators.measured === denominators.measured;
    const place = cohort === undefined ? {} : { cohort };
    return isSame ? [] : [{ metric, ...place, unit, was: was?.effect ?? null, is: effect }];
  });
}

function warning(code: string, facts: Finding['facts']): Finding {
  return { code, severity: 'warning', at: {}, facts };
}
