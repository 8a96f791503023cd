import { epochDay, type ISODate } from '../../calendar/date.ts';
import type { Terms } from '../shape/terms.ts';

/** The contract's life in months, from the first day of the intervention to the last day of the contract. */
export function monthsOf({ phases, periods }: Terms): number | undefined {
  const to = phases?.end ?? periods?.at(-1)?.to;
  if (!phases || to === undefined) return undefined;
  return (epochDay(to) - epochDay(phases.intervention.from) + 1) / 30.4;
}

/** The last day on which somebody can be enrolled. */
export function lastEnrolled({ intervention }: NonNullable<Terms['phases']>): ISODate {
  return intervention.enrolUntil ?? intervention.to;
}
