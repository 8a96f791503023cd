import { epochDay } from '../../calendar/date.ts';
import type { Finding } from '../../findings.ts';
import { remarkOnUncounted, stillCounting } from '../../outcomes/deliveries/kept.ts';
import { episodesOf } from '../../outcomes/persons/episodes.ts';
import { planOf } from '../../outcomes/plan/plan.ts';
import { profilesOf, type Slot } from '../../outcomes/plan/profile.ts';
import type { Enrolment } from '../../outcomes/records.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { PeriodData } from './completeness.ts';
import { type DeliveredRows, deliveredElsewhere } from './elsewhere.ts';

/**
 * What whoever says that a period's data are delivered must know before they are frozen, though an outcome can be
 * computed from them: windows that are still open, or wait for the register, rows that count nowhere any more, and rows
 * that count and were delivered for other periods alone. A reason that is given with the decision answers it.
 */
export function beforeFreezing(input: {
  terms: Terms;
  periodId: string;
  data: PeriodData;
  others: readonly DeliveredRows[];
  asOf: string;
}): readonly Finding[] {
  const { data, others, ...about } = input;
  const { enrolments, observations: own } = data;
  if (own.length === 0) return [];
  return [
    ...openWindows({ ...about, enrolments }),
    ...remarkOnUncounted(stillCounting({ ...about, enrolments }, own).uncounted),
    ...deliveredElsewhere({ ...about, enrolments, own, others }),
  ];
}

/** How many windows of each metric have not closed, or wait until the register has what happened in them. */
function openWindows(about: {
  terms: Terms;
  enrolments: readonly Enrolment[];
  periodId: string;
  asOf: string;
}): Finding[] {
  const { terms, enrolments, periodId: period, asOf } = about;
  const profileOf = profilesOf(planOf(terms), asOf);
  const counts = new Map<string, { open: number; waiting: number }>();
  for (const enrolment of episodesOf(terms, enrolments).enrolments) {
    for (const slot of profileOf(enrolment).slots) {
      if (!isOpen(slot, period)) continue;
      const { name } = slot.metric;
      const known = counts.get(name) ?? { open: 0, waiting: 0 };
      counts.set(name, known);
      known[hasClosed(slot, asOf) ? 'waiting' : 'open'] += 1;
    }
  }
  return [...counts].map(([metric, counted]) => ({
    code: 'data.windows-open',
    severity: 'warning',
    at: {},
    facts: { period, metric, ...counted },
  }));
}

/** Of what a metric combines each window is counted by itself, and a raw result has the windows of its metric. */
function isOpen({ status, metric, cell, requires = [] }: Slot, periodId: string): boolean {
  const isOwn = metric.measure.observation !== undefined && !metric.raw;
  const isOf = cell.period === undefined || cell.period === periodId;
  return status === 'open' && isOwn && isOf && requires.length === metric.required.length;
}

function hasClosed({ lastDay }: Slot, asOf: string): boolean {
  return lastDay !== undefined && lastDay < epochDay(asOf);
}
