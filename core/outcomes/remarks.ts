import type { ISODate } from '../calendar/date.ts';
import type { Finding } from '../findings.ts';
import type { PartialOutcome } from './partial.ts';
import type { MetricPlan, Plan } from './plan.ts';
import type { Profile } from './profile.ts';
import type { Enrolment, Observation } from './records.ts';
import type { CellTally } from './tally.ts';

/** What the evaluator should know of the data, though nothing in it is wrong. */
export function remarksOn(
  plan: Plan,
  input: {
    partial: PartialOutcome;
    enrolments: readonly Enrolment[];
    observations: readonly Observation[];
    profileOf: (enrolment: Enrolment) => Profile;
    asOf: ISODate;
  },
): Finding[] {
  const { partial, observations, asOf } = input;
  const profiles = input.enrolments.map(input.profileOf);
  return [
    ...remarkOnLater(observations, asOf),
    ...plan.metrics.flatMap((metric) => remarkOnBeyond(metric, profiles)),
    ...partial.cells.flatMap(remarksOnCell),
  ];
}

/** Rows dated after the day of the evaluation are not counted. */
function remarkOnLater(observations: readonly Observation[], asOf: ISODate): Finding[] {
  const later = observations.filter(({ date }) => date > asOf);
  const [first] = later;
  if (!first) return [];
  return [
    {
      code: 'outcomes.after-as-of',
      severity: 'warning',
      at: { ...first.at, field: 'date' },
      facts: { rows: later.length, asOf },
    },
  ];
}

function remarkOnBeyond({ name }: MetricPlan, profiles: readonly Profile[]): Finding[] {
  const persons = profiles.filter(
    ({ inTreatment, beyond }) => inTreatment && beyond.includes(name),
  ).length;
  return persons === 0 ? [] : [warning('outcomes.window-after-periods', name, { persons })];
}

function remarksOnCell({ metric, cohort, period, treatment }: CellTally): Finding[] {
  const place = {
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
  };
  const counted: readonly (readonly [string, number])[] = [
    ['outcomes.still-open', treatment.open],
    ['outcomes.reference-missing', treatment.withoutReference],
    ['outcomes.partly-exposed', treatment.partlyExposed],
  ];
  return counted
    .filter(([, persons]) => persons > 0)
    .map(([code, persons]) => warning(code, metric, { ...place, persons }));
}

function warning(code: string, metric: string, facts: Finding['facts']): Finding {
  return {
    code,
    severity: code === 'outcomes.still-open' ? 'note' : 'warning',
    at: { path: `/metrics/${metric}` },
    facts: { metric, ...facts },
  };
}
