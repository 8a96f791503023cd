import type { ISODate } from '../calendar/date.ts';
import type { Finding } from '../findings.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import type { Enrolment, Observation } from './records.ts';

/** What a period was evaluated from, and what is known now. */
export type Known = {
  readonly enrolments: readonly Enrolment[];
  readonly observations: readonly Observation[];
};

/**
 * What data that came after a period was verified would change in it: each effect, as it was and as it would be, and
 * how many claims. Nothing is changed by telling it; a correction collects the period anew and settles the difference.
 *
 * @returns a warning for each metric that would change, none if nothing would.
 */
export function lateChanges(input: {
  readonly terms: Terms;
  readonly periodId: string;
  readonly was: Known;
  /** Everybody enrolled, and the rows that were delivered since, for whatever period. */
  readonly since: Known;
  readonly asOf: ISODate;
}): Finding[] {
  const { terms, periodId, was, since, asOf } = input;
  const observations = withLate(was.observations, since.observations);
  const common = { terms, asOf, periods: [periodId] };
  const before = evaluate({ ...common, ...was });
  const after = evaluate({ ...common, enrolments: since.enrolments, observations });
  if (!before.ok || !after.ok) return [];
  return [
    ...changedMetrics(periodId, before.value, after.value),
    ...changedClaims(periodId, before.value, after.value),
  ];
}

/** Rows that were known, with those that came later: a later value of the same day and name replaces the earlier. */
function withLate(known: readonly Observation[], late: readonly Observation[]): Observation[] {
  const newer = new Set(late.map(keyOf));
  return [...known.filter((row) => !newer.has(keyOf(row))), ...late];
}

function keyOf({ person, observation, date }: Observation): string {
  return `${person} ${observation} ${date}`;
}

function changedMetrics(period: string, before: Evaluation, after: Evaluation): Finding[] {
  return after.metrics.flatMap(({ metric, cohort, effect, unit, denominators }) => {
    const was = before.metrics.find((each) => each.metric === metric && each.cohort === cohort);
    const isSame = was?.effect === effect && was?.denominators.measured === denominators.measured;
    if (isSame) return [];
    const facts = {
      ...{ period, metric, unit },
      was: was?.effect ?? '–',
      is: effect ?? '–',
      ...(cohort === undefined ? {} : { cohort }),
    };
    return [warning('outcomes.late-for-verified', facts)];
  });
}

function changedClaims(period: string, before: Evaluation, after: Evaluation): Finding[] {
  const [was, is] = [before.claims.length, after.claims.length];
  return was === is ? [] : [warning('outcomes.late-claims', { period, was, is })];
}

function warning(code: string, facts: Finding['facts']): Finding {
  return { code, severity: 'warning', at: {}, facts };
}
