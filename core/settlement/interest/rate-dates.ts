import { addDays, isDate } from '../../calendar/date.ts';
import type { NumberPlace } from '../../terms/shape/number.ts';

/** The days on which a number can change because a table in it is looked up by date, in order. */
export function rateDates(place: NumberPlace): string[] {
  return [...new Set(datesIn(place))].sort();
}

function datesIn(place: NumberPlace | undefined): string[] {
  if (place === undefined || typeof place === 'string') return [];
  if ('is' in place) return [...datesIn(place.is), ...datesIn(place.times)];
  if ('values' in place) return Object.values(place.values).flatMap(datesIn);
  const own =
    place.by === 'date'
      ? place.rows.flatMap(({ from, above, below, to }) => [
          ...[from, below].filter((day) => day !== undefined),
          ...[above, to].filter((day) => day !== undefined).map((day) => addDays(day, 1)),
        ])
      : [];
  return [
    ...own.filter(isDate),
    ...place.rows.flatMap(({ is, risingTo }) => [is, risingTo].flatMap(datesIn)),
  ];
}
