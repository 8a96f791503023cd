import { addDays } from '../../../core/calendar/date.ts';
import { type Seeded, seeded } from '../seeded.ts';
import type { DemoData, EnrolmentRow, ObservationRow } from './rows.ts';

const PER_ARM = 1000;

type Cohort = {
  readonly cohort: string;
  readonly firstDay: string;
  readonly days: number;
  readonly period: string;
  /** Reconviction events in the twelve months after release, over the whole arm. */
  readonly events: { readonly treatment: number; readonly comparison: number };
};

/**
 * The published frequencies rebuilt from made-up men: 142 against 155 per 100 in the first cohort (a fall of
 * 8.4 %), and a second cohort that brings the two together to the published 9.0 %. The matched group is as
 * large as the cohort here; in truth it was about ten times larger.
 */
const COHORTS: readonly Cohort[] = [
  {
    cohort: 'cohort_1',
    firstDay: '2010-09-09',
    days: 450,
    period: 'first_result',
    events: { treatment: 1420, comparison: 1550 },
  },
  {
    cohort: 'cohort_2',
    firstDay: '2012-07-02',
    days: 500,
    period: 'final_result',
    events: { treatment: 1401, comparison: 1550 },
  },
];

type Man = EnrolmentRow & { readonly period: string; readonly events: number };

export function peterboroughData(): DemoData {
  const random = seeded(2010);
  const men = COHORTS.flatMap((cohort) => [
    ...arm(cohort, 'treatment', random),
    ...arm(cohort, 'comparison', random),
  ]);
  return {
    enrolments: men,
    facts: [
      { capital: 'advanced', amount: '2500000', date: '2010-09-09', cohort: 'cohort_1' },
      { capital: 'advanced', amount: '2500000', date: '2012-07-02', cohort: 'cohort_2' },
    ],
    observations: ({ id }) => men.filter(({ period }) => period === id).map(reconvictions),
  };
}

/** The events fall on the men by turns, so that they add up to the published frequency. */
function arm(cohort: Cohort, name: 'treatment' | 'comparison', random: Seeded): Man[] {
  const total = cohort.events[name];
  return Array.from({ length: PER_ARM }, (_, index) => ({
    person: random.pseudonym(),
    enrolledOn: addDays(cohort.firstDay, random.below(cohort.days)),
    cohort: cohort.cohort,
    arm: name,
    period: cohort.period,
    events: Math.floor(total / PER_ARM) + (index < total % PER_ARM ? 1 : 0),
  }));
}

function reconvictions({ person, enrolledOn, events }: Man): ObservationRow {
  const date = addDays(enrolledOn, 200);
  return { person, observation: 'reconviction_events', date, value: String(events) };
}
