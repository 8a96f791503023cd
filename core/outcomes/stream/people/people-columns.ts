import type { PseudonymTable } from './pseudonyms.ts';

/** The day of what is not said. */
export const NO_DAY = -(2 ** 31);

/** Everybody enrolled as another thread can read them; kinds are places in a list that goes beside. */
export type PeopleColumns = {
  readonly pseudonyms: PseudonymTable;
  readonly enrolled: Int32Array;
  readonly left: Int32Array;
  readonly kind: Int32Array;
};

/** The days of one enrolment, and its kind. */
export type Episode = {
  readonly enrolled: number;
  readonly left: number | undefined;
  readonly kind: number;
};

/** The enrolment of a person. */
export function episodeAt(
  { enrolled, left, kind }: Omit<PeopleColumns, 'pseudonyms'>,
  person: number,
): Episode {
  const leftOn = left[person] ?? NO_DAY;
  return {
    enrolled: enrolled[person] ?? 0,
    left: leftOn === NO_DAY ? undefined : leftOn,
    kind: kind[person] ?? 0,
  };
}

/** The same persons, some of them in other enrolments. */
export function withEpisodes(
  { pseudonyms, ...columns }: PeopleColumns,
  episodes: Iterable<readonly [number, Episode]>,
): PeopleColumns {
  const enrolled = columns.enrolled.slice();
  const left = columns.left.slice();
  const kind = columns.kind.slice();
  for (const [person, episode] of episodes) {
    enrolled[person] = episode.enrolled;
    left[person] = episode.left ?? NO_DAY;
    kind[person] = episode.kind;
  }
  return { pseudonyms, enrolled, left, kind };
}
