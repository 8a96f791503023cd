import type { Whereabouts } from '../../settlement/facts.ts';

/** The fields that are there: what is undefined is no field. */
export function there<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** Where a figure belongs, without fields that are not there. */
export function placeOf({
  cohort,
  period,
}: {
  cohort?: string | undefined;
  period?: string | undefined;
}): Whereabouts {
  return there({ cohort, period });
}
