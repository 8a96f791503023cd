import { epochDay, type ISODate } from '../../calendar/date.ts';
import type { Finding } from '../../findings.ts';
import { checkPlaces } from '../checks/enrolments.ts';
import { isOfStays } from '../checks/observations.ts';
import { achievedBy } from '../persons/seen.ts';
import type { Plan } from '../plan/plan.ts';
import { profilesOf } from '../plan/profile.ts';
import { Days } from './bytes/days.ts';
import { checkName } from './bytes/file-name.ts';
import type { Source } from './bytes/source.ts';
import { Surprise } from './bytes/surprise.ts';
import type { Read } from './finish/finish.ts';
import type { Enrolled } from './people/enrolled.ts';
import { type Followed, followedEpisodes } from './people/followed-episodes.ts';
import { readingOf } from './people/layout.ts';
import { Roll } from './people/roll.ts';
import { Shapes } from './people/shapes.ts';
import type { Ground } from './rows/ground.ts';
import { emptyRecords } from './rows/record-form.ts';

/** Öre first; then as many decimals as a value may have. */
const SCALES = [2, 4, 8];

/** What was observed, and how it is to be added up. */
export type Observed = {
  readonly observations: Source;
  readonly asOf: ISODate;
  readonly claims?: 'each' | 'alike';
  readonly scales?: readonly number[];
  /** Several threads add the rows. */
  readonly isShared?: boolean;
  /** The files were taken in before: what is refused since is read as it was then. */
  readonly isKept?: boolean;
};

/** Everything that rows are added to, at one scale. */
export type Ready = Omit<Read, 'records' | 'kept' | 'later' | 'onMeasured'> & {
  readonly file: string;
  readonly ground: Ground;
  readonly findings: readonly Finding[];
  /** What is to be known of those who came back or changed group. */
  readonly notes: readonly Finding[];
};

/** Makes ready for the rows at one scale after another, from the coarsest. @throws Surprise */
export function* readies(plan: Plan, enrolled: Enrolled, input: Observed): Generator<Ready> {
  checkName(input.observations);
  const days = new Days();
  const followed = followedEpisodes(plan, enrolled, { days, asOf: input.asOf });
  for (const scale of input.scales ?? SCALES) {
    yield readyAt(plan, { ...input, enrolled, days, followed, scale, alsoKept: [] });
  }
}

function readyAt(
  plan: Plan,
  input: Observed & {
    enrolled: Enrolled;
    days: Days;
    followed: Followed;
    scale: number;
    alsoKept: readonly string[];
  },
): Ready {
  const { asOf, days, scale, alsoKept, claims = 'each', isShared = false, isKept = false } = input;
  const { people, moved, notes } = input.followed;
  const { part, columns, findings } = input.enrolled;
  const lastDay = epochDay(asOf);
  const reading = readingOf(plan, alsoKept);
  const profileOf = profilesOf(plan, asOf);
  const shapes = new Shapes(plan, reading, lastDay);
  const roll = new Roll({ plan, people, reading, lastDay, shapes, profileOf });
  // Of a part only the whole can say so; whom those who moved count for, the ordinary way.
  if (part.of === 1 && checkPlaces(plan, roll.enrolledCount + moved).length > 0) {
    throw new Surprise('more persons than places');
  }
  const { tooLong, measures } = roll.layouts;
  if (tooLong !== undefined) return readyAt(plan, { ...input, alsoKept: [...alsoKept, tooLong] });
  const { names } = reading;
  const achieved = measures.map((measure) => achievedBy(measure, scale));
  const form = { roll, names: names.length, achieved };
  const ground = {
    ...{ pseudonyms: columns.pseudonyms, names, part, scale, lastDay },
    records: emptyRecords(form),
    isKept: Uint8Array.from(names, (name) => Number(reading.kept.has(name))),
    isClaimable: names.map((name) => plan.claimable.has(name)),
    isOfStays: names.map((name) => isOfStays(plan, name)),
    ...{ isShared, isKeptFile: isKept },
  };
  const { file } = input.observations;
  return { plan, reading, days, roll, scale, lastDay, file, claims, ground, findings, notes };
}
