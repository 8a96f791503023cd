import { addDays, type ISODate } from '../../calendar/date.ts';
import { type Engine, report, type Spot, termsIn, waitFor } from '../engine/engine.ts';
import { AFTER_EVERYTHING } from '../facts-of-results.ts';
import { eventDate } from '../mechanism/event.ts';

/** The days between which interest runs; the first counts and the last does not. */
export type Span = { readonly since: ISODate | undefined; readonly until: ISODate };

/**
 * From `since` until `until`, never past the day of the settlement; within a period only in its days. None
 * while the event from which interest runs has not happened.
 */
export function spanOf(
  engine: Engine,
  { since, until }: { since?: string | undefined; until?: string | undefined },
  spot: Spot,
): Span | null {
  const period = engine.periods.find(({ id }) => id === spot.scope.period);
  const from = since === undefined ? undefined : momentAt(engine, since, spot);
  if (from === null) {
    waitFor(engine, since ?? '', spot.scope);
    return null;
  }
  const to = until === undefined ? null : momentAt(engine, until, spot);
  const ends = [
    engine.asOf,
    ...(to ? [to] : []),
    ...(period ? [addDays(period.to, 1)] : []),
  ].sort();
  const starts = [...(from ? [from] : []), ...(period ? [period.from] : [])].sort();
  const last = ends[0] ?? engine.asOf;
  if (last === AFTER_EVERYTHING) {
    report(engine, 'settlement.day-missing', { at: spot, facts: {} });
    return null;
  }
  return { since: starts.at(-1), until: last };
}

/** A date, an event's day, the contract's end or the settlement's day; none if it is not known. */
function momentAt(engine: Engine, moment: string, { scope }: Spot): ISODate | null {
  if (/^\d/.test(moment)) return moment;
  if (moment === 'settlement') return engine.asOf;
  if (moment === 'end') return termsIn(engine, scope).phases?.end ?? engine.asOf;
  return eventDate(engine, moment, scope);
}
