import { finer, type Units } from '../../money/scaled.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Measure, Metric } from '../../terms/shape/metric.ts';
import { countDays } from '../days.ts';
import { failureOf } from '../effects/side.ts';
import type { Slot } from '../plan/slot.ts';
import { figureOf, figureScale, scaleOfSeen } from './figure.ts';
import { withinBounds } from './outliers.ts';
import { isShareByTime, isTime, type Seen } from './seen.ts';

/** A person's figures in one window: what they are counted with. */
export type Figures = {
  /** Left out: missing. */
  readonly figure?: Units;
  readonly reference?: Units;
  /** Days to the first event, or followed without one. */
  readonly time?: { readonly day: number; readonly isEvent: boolean };
  /** A figure beyond the bounds of the terms: counted at the bound, or left out with the person. */
  readonly outlier?: 'capped' | 'excluded';
};

/** What was observed of a person in a window, in the reference period and in the window of the baseline. */
export type Observed = {
  readonly own: Seen;
  readonly reference?: Seen | undefined;
  readonly baseline?: Seen | undefined;
};

const NO_FIGURE: Figures = {};

/**
 * What a person who reached a window is counted with: what the terms make of leaving, else of what was observed.
 *
 * @param scale of the observation's values.
 */
export function figuresOf(slot: Slot, observed: Observed, scale: number): Figures {
  const { measure } = slot.metric;
  const reference = referenceIn(slot, observed, scale);
  if (slot.forced === 'missing') return reference;
  if (slot.forced === 'failure') return { ...reference, ...worstOf(slot) };
  if (isTime(measure.as)) return timeIn(slot, observed.own);
  const { holes } = slot;
  const about = { holes, ...(observed.baseline ? { baseline: observed.baseline } : {}) };
  const figure = figureOf(measure, observed.own, scale, about);
  if (figure === undefined) return reference;
  const own = bounded(slot, figure, scale);
  const outlier = own.outlier ?? reference.outlier;
  return { ...reference, ...own, ...(outlier === undefined ? {} : { outlier }) };
}

function referenceIn(slot: Slot, { reference }: Observed, scale: number): Figures {
  if (slot.reference === undefined || reference === undefined) return NO_FIGURE;
  const value = figureOf(slot.metric.measure, reference, scale, { holes: slot.holes });
  if (value === undefined) return NO_FIGURE;
  const { figure, outlier } = bounded(slot, value, scale);
  return {
    ...(figure === undefined ? {} : { reference: figure }),
    ...(outlier === undefined ? {} : { outlier }),
  };
}

/** A figure within the bounds beyond which it is an outlier, in units of `figureScale`. */
export function bounded({ metric: { measure } }: Slot, figure: Units, scale: number): Figures {
  const { outliers } = measure;
  if (!outliers) return { figure };
  const ofSeen = scaleOfSeen(measure, scale);
  const ofFigure = figureScale(measure, scale);
  const fine = finer({ units: figure, scale: ofSeen }, ofFigure);
  const within = withinBounds(outliers, fine, ofFigure);
  return within === fine ? { figure: fine } : { figure: within, outlier: outliers.are };
}

/** The worst figure there is; where there is none, the person is missing. */
function worstOf({ metric, exposure }: Slot): Figures {
  const { measure } = metric;
  const { better } = metric.metric;
  if (isTime(measure.as)) return ofTime(measure, worstTime({ better, as: measure.as }, exposure));
  // 0 or 1, which a float holds exactly.
  const failure = failureOf(metric);
  return failure === undefined ? NO_FIGURE : { figure: failure.toNumber() };
}

/** The time of somebody who failed: never, where the event is wanted; at once, where it is not wanted. */
export function worstTime(
  { better, as }: { better: Metric['better']; as: Measure['as'] },
  exposure: number,
): Time {
  const isWanted = as === 'share with event' ? better === 'higher' : better === 'lower';
  return isWanted ? { day: exposure, isEvent: false } : { day: 0, isEvent: true };
}

type Time = NonNullable<Figures['time']>;

/** What is counted of a person: that the event came, for a share in its first days, or that it did not. */
export function ofTime({ as, upTo }: Measure, time: Time): Figures {
  // A limit in whole days, which a float holds exactly.
  const isTooLate = isShareByTime(as) && time.day >= readNumber(upTo ?? '0').toNumber();
  const hadIt = time.isEvent && !isTooLate;
  return { figure: hadIt === (as !== 'share without event') ? 1 : 0, time };
}

/** Days from the window's first to the first event, agreed days not counted; followed so long if there is none. */
function timeIn({ metric, days, holes, exposure }: Slot, seen: Seen): Figures {
  const { measure } = metric;
  if (seen.rows === 0) return NO_FIGURE;
  if (seen.counted === 0) return ofTime(measure, { day: exposure, isEvent: false });
  const day = countDays({ from: days.from, until: seen.firstDay }, holes);
  return ofTime(measure, { day, isEvent: true });
}
