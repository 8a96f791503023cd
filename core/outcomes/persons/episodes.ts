import type { Finding, Place } from '../../findings.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Enrolment } from '../records.ts';

const RETURNED = 'outcomes.re-enrolled';
const TRANSFERRED = 'outcomes.transferred';

/** The enrolments that are followed, and what stands in the way or should be known. */
export type Episodes = {
  readonly enrolments: readonly Enrolment[];
  readonly findings: readonly Finding[];
};

/**
 * Which enrolments are followed, in which group. Of a person who came back it is the first, the latest, or
 * each of them until the next begins; whoever changed group is counted where they were first assigned, unless
 * the terms say otherwise.
 *
 * @example episodesOf(terms, [{ person: 'p-1', enrolledOn: '2019-01-01', leftOn: '2019-05-01', … },
 *   { person: 'p-1', enrolledOn: '2020-01-01', … }]) // → the first, with a note that one person came back
 */
export function episodesOf(terms: Terms, enrolments: readonly Enrolment[]): Episodes {
  const returned = returnsIn(enrolments);
  const findings = [...returned.values()].flatMap(overlaps);
  const rule = ruleOfReturn(terms);
  const followed = enrolments.flatMap((enrolment) => {
    const episodes = returned.get(enrolment.person);
    return episodes ? chosen(episodes, enrolment, rule) : [enrolment];
  });
  const note = findings.length > 0 ? [] : remarkOnReturns(terms, returned.size);
  return {
    enrolments: followed.map((enrolment) => inGroup(terms, enrolment)),
    findings: [...findings, ...note, ...remarksOnTransfers(terms, followed.map(once))],
  };
}

/** Which enrolment of a person who came back is followed. */
export function ruleOfReturn({ followUp }: Terms): 'first' | 'latest' | 'each' {
  return followUp?.reEnrolment ?? 'first';
}

/** How many came back, and what the terms make of it. */
export function remarkOnReturns(terms: Terms, persons: number): Finding[] {
  const rule = ruleOfReturn(terms);
  return persons === 0 ? [] : [remark(RETURNED, { persons, rule })];
}

/** The persons with several enrolments, each with all of them, the earliest first. */
function returnsIn(enrolments: readonly Enrolment[]): Map<string, Enrolment[]> {
  const persons = new Set<string>();
  const several = new Set<string>();
  for (const { person } of enrolments) {
    if (persons.has(person)) several.add(person);
    persons.add(person);
  }
  const returned = new Map<string, Enrolment[]>();
  if (several.size === 0) return returned;
  for (const enrolment of enrolments) {
    if (!several.has(enrolment.person)) continue;
    returned.set(enrolment.person, [...(returned.get(enrolment.person) ?? []), enrolment]);
  }
  for (const [person, episodes] of returned) {
    returned.set(
      person,
      episodes.toSorted((one, other) => (one.enrolledOn < other.enrolledOn ? -1 : 1)),
    );
  }
  return returned;
}

/** Whoever comes back has left before. */
function overlaps(episodes: readonly Enrolment[]): Finding[] {
  return episodes.slice(1).flatMap((next, index) => {
    const { enrolledOn, leftOn } = episodes[index] ?? next;
    const at = { ...next.at, field: 'person' };
    if (next.enrolledOn === enrolledOn) return [error('outcomes.person-enrolled-twice', at, {})];
    if (leftOn !== undefined && leftOn <= next.enrolledOn) return [];
    const since = { since: enrolledOn };
    return [error('outcomes.episodes-overlap', { ...next.at, field: 'enrolled_on' }, since)];
  });
}

function chosen(
  episodes: readonly Enrolment[],
  enrolment: Enrolment,
  rule: 'first' | 'latest' | 'each',
): Enrolment[] {
  if (rule === 'each') {
    const next = episodes.find(({ enrolledOn }) => enrolledOn > enrolment.enrolledOn);
    return [
      {
        ...enrolment,
        ...(next ? { followedUntil: next.enrolledOn } : {}),
        ...(enrolment === episodes[0] ? {} : { again: true }),
      },
    ];
  }
  const [followed] = rule === 'first' ? episodes : episodes.slice(-1);
  return enrolment === followed ? [enrolment] : [];
}

/** An enrolment in the group that it is counted in. */
export function inGroup<Grouped extends Pick<Enrolment, 'arm' | 'transferredTo'>>(
  { followUp }: Terms,
  enrolment: Grouped,
): Grouped {
  const { transferredTo } = enrolment;
  if (transferredTo === undefined || followUp?.transfer !== 'as treated') return enrolment;
  return { ...enrolment, arm: transferredTo };
}

/** Whether it is said that somebody came back or changed group. */
export function isOfMoving({ code }: Finding): boolean {
  return code === RETURNED || code === TRANSFERRED;
}

/** So many persons, first in one group and now in another if they changed. */
export type Transferred = {
  readonly from: string;
  readonly to: string | undefined;
  readonly persons: number;
};

function once({ arm, transferredTo }: Enrolment): Transferred {
  return { from: arm, to: transferredTo, persons: 1 };
}

/** How many changed from which group to which. */
export function remarksOnTransfers({ followUp }: Terms, all: readonly Transferred[]): Finding[] {
  const counts = new Map<string, { from: string; to: string; persons: number }>();
  for (const { from, to, persons } of all) {
    if (to === undefined || to === from) continue;
    const key = `${from} ${to}`;
    counts.set(key, { from, to, persons: (counts.get(key)?.persons ?? 0) + persons });
  }
  const rule = followUp?.transfer ?? 'as assigned';
  return [...counts.values()]
    .toSorted((one, other) => (`${one.from} ${one.to}` < `${other.from} ${other.to}` ? -1 : 1))
    .map((facts) => remark(TRANSFERRED, { ...facts, rule }));
}

function error(code: string, at: Place, facts: Finding['facts']): Finding {
  return { code, severity: 'error', at, facts };
}

function remark(code: string, facts: Finding['facts']): Finding {
  return { code, severity: 'note', at: {}, facts };
}
