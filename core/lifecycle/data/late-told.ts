import type { Instant, Person } from '../items/common.ts';
import type { ImportItem } from '../items/delivered.ts';
import type { EventItem } from '../items/work.ts';
import { LATE_EVENT } from './late.ts';
import { stands } from './standing.ts';

/** What the contract's chain tells of late data: who delivered or took back what, and which file has the counts. */
export type LateTold = {
  readonly at: Instant;
  readonly by: Person;
  readonly file: string;
  /** `now`: it is the taking back that would change something; `since`: what came late was taken back later. */
  readonly withdrawn?: 'now' | 'since';
};

/**
 * Everything that was told of late data, in order. A list of enrolments says much that others say too: where nothing
 * changed when it was taken back, what it told is so still.
 */
export function lateTold(
  events: readonly EventItem[],
  imports: readonly ImportItem[],
): readonly LateTold[] {
  const told = events.filter(({ what }) => what === LATE_EVENT);
  const ofPeriod = ({ facts: { import: of = '', period = '' } }: EventItem) => `${of} ${period}`;
  const undone = new Set(told.filter(isOfWithdrawal).map(ofPeriod));
  const gone = new Map(
    imports.filter((each) => !stands(each)).map((each) => [each.importId, each]),
  );
  return told.flatMap((event) => {
    const { who, at, facts } = event;
    const { file, import: of = '' } = facts;
    if (!('name' in who) || file === undefined) return [];
    const delivered = gone.get(of);
    const isUndone = delivered?.what === 'enrolments' ? undone.has(ofPeriod(event)) : delivered;
    const how = isOfWithdrawal(event) ? 'now' : isUndone ? 'since' : undefined;
    return [{ at, by: who, file, ...(how ? { withdrawn: how } : {}) }];
  });
}

function isOfWithdrawal({ facts }: EventItem): boolean {
  return facts['withdrawn'] !== undefined;
}
