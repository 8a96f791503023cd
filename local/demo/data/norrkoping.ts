import { addDays } from '../../../core/calendar/date.ts';
import { type Seeded, seeded } from '../seeded.ts';
import type { DemoData, EnrolmentRow, ObservationRow } from './rows.ts';

const PARTICIPANTS = 60;

type Child = EnrolmentRow & {
  /** Care cost of the twelve months before enrolment, in whole kronor. */
  readonly costBefore: number;
  readonly pointsBefore: number;
};

/**
 * Sixty made-up children. In the first year of follow-up care costs about 70,000 SEK less for each than in
 * the year before enrolment, in the second about 85,000 less, and school results rise a little: so that
 * every rule of the contract is seen at work. (In truth no direct saving was found; SOURCE.md tells.)
 */
export function norrkopingData(): DemoData {
  const random = seeded(2016);
  const children = Array.from({ length: PARTICIPANTS }, (_, index) => child(index, random));
  return {
    enrolments: children,
    facts: [
      { capital: 'advanced', amount: '4000000', date: '2016-08-15' },
      { capital: 'advanced', amount: '3500000', date: '2017-01-16' },
    ],
    observations: ({ id, from }) => {
      const year = id === 'follow_up_1' ? { fall: 70_000, rise: 4 } : { fall: 85_000, rise: 7 };
      const noise = seeded(id === 'follow_up_1' ? 2018 : 2019);
      return children.flatMap((each, index) => [
        ...before(each),
        ...(isMissing(index, id) ? [] : during(each, { ...year, from, noise })),
      ]);
    },
  };
}

function child(index: number, random: Seeded): Child {
  const enrolledOn = addDays('2016-08-15', random.below(300));
  const moved = index === 17 ? { leftOn: '2017-11-02', leftReason: 'moved' } : {};
  return {
    person: random.pseudonym(),
    enrolledOn,
    ...moved,
    costBefore: 240_000 + random.below(180) * 1000,
    pointsBefore: 120 + random.below(80),
  };
}

/** Three children of the second year are not found in the register. */
function isMissing(index: number, periodId: string): boolean {
  return periodId === 'follow_up_2' && [8, 23, 41].includes(index);
}

/** The reference period: cost by the quarter, and the grades of the last term. */
function before({ person, enrolledOn, costBefore, pointsBefore }: Child): ObservationRow[] {
  const quarters = [350, 260, 170, 80].map((days) => addDays(enrolledOn, -days));
  return [
    ...quarters.map((date) => cost(person, date, costBefore / 4)),
    points(person, addDays(enrolledOn, -60), pointsBefore),
  ];
}

function during(
  { person, costBefore, pointsBefore, leftOn }: Child,
  { fall, rise, from, noise }: { fall: number; rise: number; from: string; noise: Seeded },
): ObservationRow[] {
  const perQuarter = (costBefore - fall + (noise.below(41) - 20) * 400) / 4;
  const dates = [45, 135, 225, 315].map((days) => addDays(from, days));
  return [
    ...dates.map((date) => cost(person, date, perQuarter)),
    points(person, addDays(from, 165), pointsBefore + rise + noise.below(7) - 3),
  ].filter(({ date }) => leftOn === undefined || date <= leftOn);
}

function cost(person: string, date: string, value: number): ObservationRow {
  return { person, observation: 'care_cost', date, value: String(value) };
}

function points(person: string, date: string, value: number): ObservationRow {
  return { person, observation: 'merit_points', date, value: String(value) };
}
