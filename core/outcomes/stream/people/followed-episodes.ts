import type { ISODate } from '../../../calendar/date.ts';
import { type Finding, hasErrors } from '../../../findings.ts';
import { checkEnrolment } from '../../checks/enrolments.ts';
import { remarkOnKnown } from '../../deliveries/known-by.ts';
import {
  remarkOnReturns,
  remarksOnTransfers,
  ruleOfReturn,
  type Transferred,
} from '../../persons/episodes.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Days } from '../bytes/days.ts';
import { Surprise } from '../bytes/surprise.ts';
import type { Enrolled } from './enrolled.ts';
import { type Kinds, kindsOf } from './kinds.ts';
import { leavingLater } from './later-days.ts';
import { People } from './people.ts';
import { type Episode, withEpisodes } from './people-columns.ts';
import type { Return } from './returns.ts';

/** Everybody in the enrolment that is followed. */
export type Followed = {
  readonly people: People;
  /** So many at most were first assigned to the intervention and are not counted in it, or the other way. */
  readonly moved: number;
  /** What is to be known of those who came back or changed group. */
  readonly notes: readonly Finding[];
};

/**
 * Takes of each person the enrolment that is followed, as `episodesOf` does.
 *
 * @throws Surprise where each of several is followed, or something is wrong with them; and of a part of the persons
 *   where somebody came back, changed group or leaves later: how many did only the whole can say.
 */
export function followedEpisodes(
  plan: Plan,
  enrolled: Enrolled,
  { days, asOf }: { days: Days; asOf: ISODate },
): Followed {
  const { terms } = plan;
  const { columns, returns, part } = enrolled;
  const kinds = kindsOf(terms, enrolled.kinds);
  const later = leavingLater(enrolled, kinds, { asOf, terms });
  const hasChanged = kinds.counted.some(({ transferredTo }) => transferredTo !== undefined);
  if (part.of > 1 && (returns.length > 0 || hasChanged || later > 0)) {
    throw new Surprise('who moved about');
  }
  const atFirst = new People(columns, kinds, days);
  const returned = returnedIn(atFirst, returns);
  const chosen = chosenOf(plan, atFirst, returned);
  const people =
    returned.size === 0 ? atFirst : new People(withEpisodes(columns, chosen), kinds, days);
  const transferred = hasChanged ? transferredIn(people, kinds) : [];
  return {
    people,
    moved: transferred.reduce((sum, { persons }) => sum + persons, returned.size),
    notes: [
      ...remarkOnReturns(terms, returned.size),
      ...remarksOnTransfers(terms, transferred),
      ...remarkOnKnown(later, asOf),
    ],
  };
}

/** All enrolments of those who came back, the earliest first. */
function returnedIn(people: People, returns: readonly Return[]): ReadonlyMap<number, Episode[]> {
  const returned = new Map<number, Episode[]>();
  for (const { person, ...episode } of returns) {
    const known = returned.get(person);
    if (known) known.push(episode);
    else returned.set(person, [people.episodeOf(person), episode]);
  }
  for (const episodes of returned.values()) {
    episodes.sort((one, other) => one.enrolled - other.enrolled);
  }
  return returned;
}

/** The enrolment of each of them that is followed. @throws Surprise */
function chosenOf(
  plan: Plan,
  people: People,
  returned: ReadonlyMap<number, readonly Episode[]>,
): [number, Episode][] {
  const rule = ruleOfReturn(plan.terms);
  if (returned.size > 0 && rule === 'each') throw new Surprise('each enrolment is followed');
  return [...returned].flatMap(([person, episodes]) => {
    checkEpisodes(plan, people, episodes);
    const followed = episodes.at(rule === 'first' ? 0 : -1);
    return followed ? [[person, followed] as [number, Episode]] : [];
  });
}

/** @throws Surprise where one is refused, or begins before the one before it has ended */
function checkEpisodes(plan: Plan, people: People, episodes: readonly Episode[]): void {
  episodes.forEach((episode, at) => {
    const enrolment = { ...people.enrolmentIn(episode), arm: people.assignedIn(episode) };
    if (hasErrors(checkEnrolment(plan, enrolment))) throw new Surprise('an enrolment');
    const next = episodes[at + 1];
    if (!next) return;
    const hasEnded = episode.left !== undefined && episode.left <= next.enrolled;
    if (!hasEnded || next.enrolled === episode.enrolled) throw new Surprise('overlapping');
  });
}

/** How many of each kind changed group. */
function transferredIn(people: People, { counted, assigned }: Kinds): Transferred[] {
  const persons = new Int32Array(counted.length);
  for (let person = 0; person < people.count; person += 1) {
    const kind = people.kindOf(person);
    persons[kind] = (persons[kind] ?? 0) + 1;
  }
  return counted.flatMap(({ transferredTo: to }, kind) => {
    const from = assigned[kind] ?? '';
    const count = persons[kind] ?? 0;
    return to === undefined || to === from || count === 0 ? [] : [{ from, to, persons: count }];
  });
}
