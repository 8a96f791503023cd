import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type ISODate } from '../../../core/calendar/date.ts';
import { addSpan } from '../../../core/calendar/span.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, termsWith } from './contract.ts';

/** What the reference says of following persons, worked out day by day and written apart from the engine. */
const RULES = {
  death: 'censored',
  moved: 'missing',
  dropped: 'followed',
  withdrew: 'excluded',
} as const;
type Reason = keyof typeof RULES;
type Case = {
  readonly opens: string;
  readonly closes: string;
  readonly lag: string;
  readonly reEnrolment: 'first' | 'latest' | 'each';
  readonly hole: { from: ISODate; to: ISODate } | undefined;
  readonly asOf: ISODate;
  readonly enrolments: readonly Enrolment[];
  readonly observations: readonly Observation[];
};
type Count = { enrolled: number; reached: number; measured: number; sum: number; days: number };

function daysFrom(from: ISODate, until: ISODate): ISODate[] {
  const days: ISODate[] = [];
  for (let day = from; day < until; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The enrolments that are followed, each with the day on which the next begins. */
function followed({ enrolments, reEnrolment, asOf }: Case): (Enrolment & { next?: ISODate })[] {
  const names = [...new Set(enrolments.map(({ person }) => person))];
  return names.flatMap((name) => {
    const own = enrolments
      .filter(({ person, enrolledOn }) => person === name && enrolledOn <= asOf)
      .toSorted((one, other) => (one.enrolledOn < other.enrolledOn ? -1 : 1));
    if (reEnrolment === 'first') return own.slice(0, 1);
    if (reEnrolment === 'latest') return own.slice(-1);
    return own.map((each, at) => {
      const next = own[at + 1]?.enrolledOn;
      return next === undefined ? each : { ...each, next };
    });
  });
}

function byHand(given: Case): Count {
  const count = { enrolled: 0, reached: 0, measured: 0, sum: 0, days: 0 };
  for (const { person, enrolledOn, leftOn, leftReason, next } of followed(given)) {
    const until = addSpan(enrolledOn, given.closes);
    const hasLeft = leftOn !== undefined && leftOn <= given.asOf && leftOn < addDays(until, -1);
    const rule = hasLeft ? RULES[leftReason as Reason] : 'followed';
    count.enrolled += 1;
    if (rule === 'excluded' || addSpan(until, given.lag) > given.asOf) continue;
    const days = daysFrom(addSpan(enrolledOn, given.opens), until)
      .filter((day) => next === undefined || day < next)
      .filter((day) => rule !== 'censored' || day <= (leftOn ?? day));
    const isHole = (day: ISODate) =>
      given.hole !== undefined && given.hole.from <= day && day <= given.hole.to;
    const counted = days.filter((day) => !isHole(day));
    if (counted.length === 0 && rule !== 'missing') continue;
    count.reached += 1;
    // An event on an agreed day does not count, and shows that the person was followed.
    const seen = given.observations.filter(
      (each) => each.person === person && days.includes(each.date),
    );
    if (rule === 'missing' || seen.length === 0) continue;
    count.measured += 1;
    count.days += counted.length;
    const events = seen.filter(({ date }) => !isHole(date));
    count.sum += events.reduce((sum, { value }) => sum + Number(value), 0);
  }
  return count;
}

/** Days on which months, years and windows turn. */
const DAYS = [
  ...['2023-08-31', '2023-12-31', '2024-01-31', '2024-02-28', '2024-02-29', '2024-03-01'],
  ...['2024-03-31', '2024-05-31', '2024-08-31'],
] as const;

const CASES: fc.Arbitrary<Case> = fc
  .record({
    opens: fc.constantFrom('0 days', '1 days', '1 months'),
    closes: fc.constantFrom('2 months', '3 months', '6 months', '90 days', '1 years'),
    lag: fc.constantFrom('0 days', '1 days', '1 months'),
    reEnrolment: fc.constantFrom('first', 'latest', 'each'),
    hole: fc.option(fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(0, 1, 40))),
    late: fc.constantFrom(-1, 0, 400),
    people: fc.array(
      fc.record({
        enrolledOn: fc.constantFrom(...DAYS),
        left: fc.constantFrom<(string | number)[]>('never', 'never', 0, 20, 'last', 'before last'),
        reason: fc.constantFrom<Reason[]>('death', 'moved', 'dropped', 'withdrew'),
        back: fc.constantFrom(-1, 0, 15),
        events: fc.array(fc.constantFrom('first', 'last', 'left', 'after', 10, 40), {
          maxLength: 4,
        }),
        value: fc.constantFrom('0', '1', '2'),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ hole, late, people, ...rules }) => {
    const enrolments: Enrolment[] = [];
    const observations = new Map<string, Observation>();
    const ends: ISODate[] = [];
    for (const [at, { enrolledOn, left, reason, back, events, value }] of people.entries()) {
      const [one] = persons(1, { prefix: `p${at}`, enrolledOn });
      if (!one) continue;
      const until = addSpan(enrolledOn, rules.closes);
      ends.push(until);
      const leftOn =
        left === 'never'
          ? undefined
          : typeof left === 'number'
            ? addDays(enrolledOn, left)
            : addDays(until, left === 'last' ? -1 : -2);
      enrolments.push(leftOn === undefined ? one : { ...one, leftOn, leftReason: reason });
      if (leftOn !== undefined && back >= 0 && addDays(leftOn, back) > enrolledOn) {
        enrolments.push({ ...one, enrolledOn: addDays(leftOn, back) });
      }
      const on = (event: string | number): ISODate => {
        if (typeof event === 'number') return addDays(enrolledOn, event);
        if (event === 'first') return addSpan(enrolledOn, rules.opens);
        if (event === 'last') return addDays(until, -1);
        return addDays(leftOn ?? until, event === 'left' ? 0 : 1);
      };
      for (const date of events.map(on)) {
        observations.set(`${one.person} ${date}`, {
          ...{ person: one.person, observation: 'event', date, value },
        });
      }
    }
    const asOf = addDays(addSpan(ends[0] ?? '2024-06-30', rules.lag), late);
    const days = hole && { from: hole[0], to: addDays(hole[0], hole[1]) };
    return {
      ...rules,
      hole: days ?? undefined,
      asOf,
      enrolments,
      observations: [...observations.values()],
    };
  });

function evaluated(given: Case) {
  const { opens, closes, lag, hole, reEnrolment, enrolments, asOf } = given;
  const events: Metric = {
    ...{ purpose: 'learning', unit: 'events', better: 'lower', missing: 'excluded' },
    window: { counted: 'after enrolment', opens, closes, lag },
    measure: { observation: 'event', as: 'rate', over: 'person-days' },
  };
  const followUp = {
    ...{ leaving: RULES, reEnrolment },
    ...(hole ? { excluded: [{ ...hole, agreedBy: ['payer'] }] } : {}),
  };
  const terms = termsWith({ metrics: { events }, followUp });
  const run = (observations: readonly Observation[]) =>
    evaluate({ terms, enrolments: [...enrolments], observations: [...observations], asOf });
  // What lies in nobody's window is refused, and taken away here.
  const isAdmitted = (each: Observation) => run([each]).ok;
  const observations = given.observations.filter(isAdmitted);
  const result = run(observations);
  return { observations, outcome: result.ok ? result.value.metrics[0] : undefined };
}

describe('persons who are followed, day by day', () => {
  it('are counted as the reference says, on every first, last and leap day', () => {
    let measured = 0;
    fc.assert(
      fc.property(CASES, (given) => {
        const { observations, outcome } = evaluated(given);
        const expected = byHand({ ...given, observations });
        measured += expected.measured;
        const { denominators, own, followed: how } = outcome ?? {};
        expect(denominators).toMatchObject({
          ...{ enrolled: expected.enrolled, reached: expected.reached },
          ...{ measured: expected.measured, missing: expected.reached - expected.measured },
        });
        if (expected.measured === 0) return;
        expect([Number(own?.sum), how?.exposureDays]).toEqual([expected.sum, expected.days]);
      }),
      { numRuns: 80 },
    );
    expect(measured).toBeGreaterThan(40);
  });
});
