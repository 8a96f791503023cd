import { epochDay, type ISODate } from '../../calendar/date.ts';
import { decimal } from '../../money/decimal.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { type Days, isIn } from '../days.ts';
import { type Plan, planOf } from '../plan/plan.ts';
import { countedDays } from '../plan/slot.ts';
import { type Enrolment, type Observation, TREATMENT } from '../records.ts';
import { type FollowedPerson, followedIn, isFollowedAlike, NOT_FOLLOWED } from './followed-in.ts';
import { type Difference, type LaterRows, laidOver } from './laid-over.ts';

/** What a period was evaluated from, or what is known now. */
export type Known = {
  readonly enrolments: readonly Enrolment[];
  readonly observations: readonly Observation[];
};

/** What is known with a delivery, of which the observations come now: for the period itself where it is corrected. */
export type Since = Known & Pick<LaterRows, 'isCorrection'>;

/** How what came differs from what was known. */
export type LateRows = {
  /** Rows that say another value than was known, or another first or last day of a stay. */
  readonly changed: readonly Observation[];
  /** Rows of a day that counts in the period, of which nothing was known, or one more where they are added up. */
  readonly added: readonly Observation[];
  /** Persons who turn out to have left, to have changed group or to take part, so that other days of theirs count. */
  readonly persons: readonly string[];
  /** What is known with them. */
  readonly observations: readonly Observation[];
};

/**
 * The rows that come late for a period: said again otherwise, or new and of a day that counts in it. What says the
 * same again, or belongs to another period, is not late.
 *
 * @param input.was what was known before
 * @param input.since everybody who is enrolled, and the rows that come now
 */
export function lateRows(input: {
  readonly terms: Terms;
  readonly periodId: string;
  readonly was: Known;
  readonly since: Since;
  readonly asOf: ISODate;
}): LateRows {
  const { terms, periodId, was, since, asOf } = input;
  const plan = planOf(terms);
  const followed = followedIn(plan, { periodId, asOf });
  const [before, after] = [followed(was.enrolments), followed(since.enrolments)];
  const { observations, differences } = laidOver(plan, was.observations, {
    ...since,
    rows: since.observations,
  });
  const late = differences.filter((each) => isSeen(plan, { ...each, periodId, followed: after }));
  const rowsOf = (isNew: boolean) =>
    late.flatMap((each) => ((each.was.length === 0) === isNew ? each.is : []));
  const everybody = [...new Set([...before.keys(), ...after.keys()])];
  const persons = everybody.filter((one) => !isFollowedAlike(before.get(one), after.get(one)));
  return { changed: rowsOf(false), added: rowsOf(true), persons, observations };
}

/** A row by what it is of. */
export function lateKeyOf({ person, observation, date }: Observation): string {
  return `${person} ${observation} ${date}`;
}

/** Whether anything of a difference lies on days that count in the period. */
function isSeen(
  plan: Plan,
  { was, is, ...about }: Difference & About & { followed: ReadonlyMap<string, FollowedPerson> },
): boolean {
  const { arm, slots } = about.followed.get(is[0]?.person ?? '') ?? NOT_FOLLOWED;
  const seen = (rows: readonly Observation[]) =>
    rows.flatMap((row) => seenOf(plan, { row, arm, slots, ...about })).sort();
  return seen(was).join('\n') !== seen(is).join('\n');
}

type About = { readonly periodId: string };

/** What a row says of days that count, as text: of a stay those of its days. */
function seenOf(
  { terms, claimable }: Plan,
  { row, arm, slots, periodId }: About & Omit<FollowedPerson, 'claims'> & { row: Observation },
): string[] {
  const { observation, date, until = date } = row;
  const value = decimal(row.value).toFixed();
  const [first, last] = [epochDay(date), epochDay(until)];
  const measured = slots.flatMap((slot) => {
    if (slot.metric.measure.observation !== observation) return [];
    const counted = countedDays(slot).filter((each) => overlaps(each, first, last));
    return counted.map(within);
  });
  const period = terms.periods?.find(({ id }) => id === periodId);
  const mayClaim = arm === TREATMENT && claimable.has(observation) && period !== undefined;
  const isClaim = mayClaim && period.from <= date && date <= period.to;
  return [...measured, ...(isClaim ? [`${date} ${value}`] : [])];

  function within({ from, until: end }: Days): string {
    return `${from} ${Math.max(first, from)} ${Math.min(last, end - 1)} ${value}`;
  }
}

function overlaps(days: Days, first: number, last: number): boolean {
  return isIn(first, days) || (first < days.from && last >= days.from);
}
