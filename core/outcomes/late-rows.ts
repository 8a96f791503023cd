import { epochDay, type ISODate } from '../calendar/date.ts';
import { decimal } from '../money/decimal.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { isIn } from './days.ts';
import { episodesOf } from './episodes.ts';
import { type Plan, planOf } from './plan.ts';
import { profilesOf, type Slot } from './profile.ts';
import { type Enrolment, type Observation, TREATMENT } from './records.ts';

/** What a period was evaluated from, or what is known now. */
export type Known = {
  readonly enrolments: readonly Enrolment[];
  readonly observations: readonly Observation[];
};

/** How what came since differs from what a period was evaluated from. */
export type LateRows = {
  /** Rows of a person, name and day that were known with another value. */
  readonly changed: readonly Observation[];
  /** Rows of a day that counts in the period, of which nothing was known. */
  readonly added: readonly Observation[];
  /** Persons who turn out to have left, to have changed group or to take part, so that other days of theirs count. */
  readonly persons: readonly string[];
};

/**
 * The rows that came late for a period: said again with another value, or new and of a day that counts in it. What
 * says the same again, or belongs to another period, is not late.
 *
 * @param input.since everybody who is enrolled, and the rows that were delivered since
 */
export function lateRows(input: {
  readonly terms: Terms;
  readonly periodId: string;
  readonly was: Known;
  readonly since: Known;
  readonly asOf: ISODate;
}): LateRows {
  const { terms, periodId, was, since, asOf } = input;
  const plan = planOf(terms);
  const profileOf = profilesOf(plan, asOf);
  const before = followedIn(terms, { ...was, periodId, profileOf });
  const after = followedIn(terms, { ...since, periodId, profileOf });
  const known = byKey(was.observations);
  const changed: Observation[] = [];
  const added: Observation[] = [];
  for (const [key, rows] of byKey(since.observations)) {
    const earlier = known.get(key);
    if (earlier !== undefined) changed.push(...(saidBy(earlier) === saidBy(rows) ? [] : rows));
    else added.push(...rows.filter((row) => countsIn(plan, { row, periodId, followed: after })));
  }
  const everybody = [...new Set([...before.keys(), ...after.keys()])];
  const persons = everybody.filter((one) => !isFollowedAlike(before.get(one), after.get(one)));
  return { changed, added, persons };
}

/** A row by what it is of; of two such rows the later says what the earlier should have said. */
export function lateKeyOf({ person, observation, date }: Observation): string {
  return `${person} ${observation} ${date}`;
}

function byKey(rows: readonly Observation[]): Map<string, Observation[]> {
  const groups = new Map<string, Observation[]>();
  for (const row of rows) {
    const group = groups.get(lateKeyOf(row));
    if (group) group.push(row);
    else groups.set(lateKeyOf(row), [row]);
  }
  return groups;
}

function saidBy(rows: readonly Observation[]): string {
  return rows
    .map(({ value, until = '' }) => `${decimal(value).toFixed()} ${until}`)
    .sort()
    .join('\n');
}

const NOT_FOLLOWED: FollowedPerson = { arm: '', slots: [] };

type FollowedPerson = { readonly arm: string; readonly slots: readonly Slot[] };

/** The windows of each person that belong to the period. */
function followedIn(
  terms: Terms,
  {
    enrolments,
    periodId,
    profileOf,
  }: Known & { periodId: string; profileOf: ReturnType<typeof profilesOf> },
): ReadonlyMap<string, FollowedPerson> {
  const followed = new Map<string, FollowedPerson>();
  for (const enrolment of episodesOf(terms, enrolments).enrolments) {
    const { person, arm } = enrolment;
    const slots = profileOf(enrolment).slots.filter(
      ({ cell }) => cell.period === undefined || cell.period === periodId,
    );
    followed.set(person, { arm, slots: [...(followed.get(person)?.slots ?? []), ...slots] });
  }
  return followed;
}

/** Whether the same days of a person count. Profiles are made once, so that most are the very same. */
function isFollowedAlike(
  { slots: before }: FollowedPerson = NOT_FOLLOWED,
  { slots: after }: FollowedPerson = NOT_FOLLOWED,
): boolean {
  const text = ({ metric, ...slot }: Slot) => JSON.stringify([metric.name, slot]);
  const isSame = (slot: Slot, other: Slot | undefined) =>
    slot === other || (other !== undefined && text(slot) === text(other));
  return (
    before.length === after.length && before.every((slot, index) => isSame(slot, after[index]))
  );
}

function countsIn(
  plan: Plan,
  {
    row,
    periodId,
    followed,
  }: { row: Observation; periodId: string; followed: ReadonlyMap<string, FollowedPerson> },
): boolean {
  const { arm, slots } = followed.get(row.person) ?? NOT_FOLLOWED;
  const [first, last] = [epochDay(row.date), epochDay(row.until ?? row.date)];
  const isCounted = slots.some(({ metric, days, reference, baseline }) => {
    if (metric.measure.observation !== row.observation) return false;
    const counted = [days, ...(reference ? [reference] : []), ...(baseline ? [baseline] : [])];
    return counted.some((each) => isIn(first, each) || (first < each.from && last >= each.from));
  });
  const period = plan.terms.periods?.find(({ id }) => id === periodId);
  const isClaim = arm === TREATMENT && plan.claimable.has(row.observation) && period !== undefined;
  return isCounted || (isClaim && period.from <= row.date && row.date <= period.to);
}
