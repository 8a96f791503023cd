import { keyOf } from '../tallies/tally.ts';
import type { MetricPlan, Plan } from './plan.ts';
import { rawName } from './plan.ts';
import type { Slot } from './slot.ts';
import type { Status } from './standing.ts';

/**
 * The windows of a metric that combines others: reached when each of theirs is. By calendar there is one for
 * each period that they have in common; per person it belongs to the latest of their periods.
 */
export function combinedSlots(plan: Plan, metric: MetricPlan, slots: readonly Slot[]): Slot[] {
  const parts = metric.combined.map((name) => slotsOf(name, metric, slots));
  if (parts.some((part) => part.length === 0)) return [];
  const calendar = parts.find((part) => part.length > 1);
  if (!calendar) return [combinedSlot(plan, metric, parts.flat())];
  return calendar.flatMap(({ cell: { period } }) => {
    const inPeriod = parts.flatMap((part) => slotOfPeriod(part, period) ?? []);
    return inPeriod.length < parts.length ? [] : [combinedSlot(plan, metric, inPeriod)];
  });
}

/** The slot, reached only with the windows of the metrics that the person must also have reached. */
export function requiring(slot: Slot, slots: readonly Slot[]): Slot {
  const { required } = slot.metric;
  if (required.length === 0) return slot;
  const others = required.flatMap(
    (name) => slotIn(slotsOf(name, slot.metric, slots), slot.cell.period) ?? [],
  );
  const all = [slot, ...others];
  const status = others.length < required.length ? 'open' : statusOf(all);
  const left = status === 'left' ? leftOf(all) : slot.left;
  return { ...slot, status, left, requires: others.map(({ cell }) => keyOf(cell)) };
}

/** The slots of a metric; for a raw result its raw ones, where it has such. */
function slotsOf(name: string, { raw }: MetricPlan, slots: readonly Slot[]): readonly Slot[] {
  const named = (wanted: string) => slots.filter(({ metric }) => metric.name === wanted);
  const rawOnes = raw ? named(rawName(name)) : [];
  return rawOnes.length > 0 ? rawOnes : named(name);
}

/** The one of the period, or one that belongs to none. In another period it is counted there, and nobody twice. */
function slotOfPeriod(slots: readonly Slot[], period: string | undefined): Slot | undefined {
  const same = slots.find(({ cell }) => cell.period === period);
  return same ?? slots.find(({ cell }) => cell.period === undefined);
}

/** The one of the period, or the only one. */
function slotIn(slots: readonly Slot[], period: string | undefined): Slot | undefined {
  const same = slots.find(({ cell }) => cell.period === period);
  return same ?? (slots.length === 1 ? slots[0] : undefined);
}

function combinedSlot(plan: Plan, metric: MetricPlan, parts: readonly Slot[]): Slot {
  const [first] = parts;
  if (!first) throw new RangeError(`${metric.name} combines nothing`);
  const periods = plan.periods.filter(({ id }) => parts.some(({ cell }) => cell.period === id));
  const period = periods.at(-1)?.id;
  const { cohort } = first.cell;
  const status = statusOf(parts);
  const left = leftOf(parts);
  return {
    metric,
    cell: {
      metric: metric.name,
      ...(cohort === undefined ? {} : { cohort }),
      ...(period === undefined ? {} : { period }),
    },
    inTreatment: first.inTreatment,
    isHelper: false,
    status,
    days: {
      from: Math.min(...parts.map(({ days }) => days.from)),
      until: Math.max(...parts.map(({ days }) => days.until)),
    },
    holes: first.holes,
    exposure: Math.max(...parts.map(({ exposure }) => exposure)),
    cutByEnrolment: parts.some(({ cutByEnrolment }) => cutByEnrolment),
    ...(left === undefined ? {} : { left }),
    combines: parts.map(({ cell }) => keyOf(cell)),
  };
}

function statusOf(parts: readonly Slot[]): Status {
  const some = (status: Status) => parts.some((part) => part.status === status);
  if (some('left')) return 'left';
  return some('open') ? 'open' : 'reached';
}

/** Why somebody was not followed to the end: what leaves them out, before what they count as where they are in. */
function leftOf(parts: readonly Slot[]): Slot['left'] {
  const out = parts.find(({ status }) => status === 'left');
  return (out ?? parts.find(({ left }) => left !== undefined))?.left;
}
