import { epochDay, type ISODate } from '../../../calendar/date.ts';
import type { Terms } from '../../../terms/shape/terms.ts';
import { leavingRuleOf } from '../../plan/leaving.ts';
import { Surprise } from '../bytes/surprise.ts';
import type { Enrolled } from './enrolled.ts';
import type { Kinds } from './kinds.ts';
import { NO_DAY } from './people-columns.ts';

/**
 * How many rows say of somebody that they left after the day of the evaluation.
 *
 * @throws Surprise where what is said of later days would change something: then `knownBy` takes it away.
 */
export function leavingLater(
  { columns, returns }: Enrolled,
  { counted }: Kinds,
  { asOf, terms }: { asOf: ISODate; terms: Terms },
): number {
  const lastDay = epochDay(asOf);
  const changesLater = counted.map(({ transferredOn = asOf }) => transferredOn > asOf);
  // Windows look at the day by which somebody has left; only claims are looked at whatever the day.
  const takesClaims = counted.map(
    (kind) => leavingRuleOf(terms, undefined, { ...kind, leftOn: asOf })?.data === 'none',
  );
  let later = 0;
  const look = (enrolled: number, left: number, kind: number) => {
    const leavesLater = left !== NO_DAY && left > lastDay;
    if (enrolled > lastDay || changesLater[kind] || (leavesLater && takesClaims[kind])) {
      throw new Surprise('what comes after the day of the evaluation');
    }
    if (leavesLater) later += 1;
  };
  const { enrolled, left, kind } = columns;
  for (let person = 0; person < columns.pseudonyms.count; person += 1) {
    look(enrolled[person] ?? 0, left[person] ?? NO_DAY, kind[person] ?? 0);
  }
  for (const each of returns) look(each.enrolled, each.left ?? NO_DAY, each.kind);
  return later;
}
