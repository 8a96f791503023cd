import {
  addUnits,
  decimalsIn,
  isAny,
  multiplyUnits,
  type Units,
  unitsOf,
} from '../../money/scaled.ts';
import { readNumber } from '../../terms/quantity.ts';
import { type MetricPlan, type Plan, rawName } from '../plan/plan.ts';
import type { Slot } from '../plan/slot.ts';
import { figureScale, judged } from './figure.ts';
import { bounded, type Figures, ofTime, worstTime } from './figures.ts';
import { isShareByTime } from './seen.ts';

/** The figures of one person so far, by the key of their cells. */
export type PersonFigures = ReadonlyMap<string, Figures>;

/** How many decimals the values stand for that each metric's figures are made of, by the metric's plan. */
export type Scales = ReadonlyMap<string, number>;

/**
 * How many decimals each metric's values have: those of its observation, or of the figures that it combines
 * with their weights.
 */
export function scalesOfMetrics(plan: Plan, ofObservation: Scales): Scales {
  const scales = new Map<string, number>();
  for (const { name, measure, combined, raw } of plan.inOrder) {
    const parts = combined.map((other) => {
      const part = partNamed(plan, other, raw);
      const scale = part ? figureScale(part.measure, scales.get(part.name) ?? 0) : 0;
      return scale + decimalsIn(weightText(measure.combines?.weighted?.[other]));
    });
    scales.set(name, Math.max(0, ofObservation.get(measure.observation ?? '') ?? 0, ...parts));
  }
  return scales;
}

/**
 * What a person is counted with in a metric that combines others: 1 for all or any of them reached, or their
 * figures times their weights. Missing where one that could decide it is missing.
 */
export function combinedFigures(
  plan: Plan,
  slot: Slot,
  { figures, scales }: { figures: PersonFigures; scales: Scales },
): Figures {
  const { measure, raw, name, combined } = slot.metric;
  const parts = combined.map((other, at) => ({
    other,
    figure: figureIn(figures, slot.combines?.[at] ?? ''),
  }));
  const { all, any, weighted } = measure.combines ?? {};
  const reached = parts.map(({ figure }) => figure !== undefined && isReached(figure));
  const isMissing = parts.some(({ figure }) => figure === undefined);
  const failed = parts.some(({ figure }) => figure !== undefined && !isReached(figure));
  if (all) return failed ? { figure: 0 } : isMissing ? {} : { figure: 1 };
  if (any) return reached.includes(true) ? { figure: 1 } : isMissing ? {} : { figure: 0 };
  if (isMissing) return {};
  const scale = scales.get(name) ?? 0;
  const sum = parts.reduce((total: Units, { other, figure = 0 }) => {
    const part = partNamed(plan, other, raw);
    const ofFigure = part ? figureScale(part.measure, scales.get(part.name) ?? 0) : 0;
    const weight = unitsOf(weightText(weighted?.[other]), scale - ofFigure);
    return addUnits(total, multiplyUnits(figure, weight));
  }, 0);
  return bounded(slot, judged(measure, sum, scale) ?? 0, scale);
}

/**
 * A person counts only who has also reached the other metrics; nobody knows of whom these are missing. Whoever has
 * not is as one who failed: not in the share, and of a time it is the worst.
 */
export function requiredFigures(slot: Slot, own: Figures, figures: PersonFigures): Figures {
  const required = (slot.requires ?? []).map((key) => figureIn(figures, key));
  if (required.length === 0 || own.figure === undefined) return own;
  const failed = uncounted(slot, own);
  if (isAlreadyOut(slot, own, failed)) return own;
  if (required.some((figure) => figure !== undefined && !isReached(figure))) return failed;
  const { figure: _, time: __, ...rest } = own;
  return required.includes(undefined) ? rest : own;
}

/** A person's figure in another metric: none of whoever is missing there, or left out as too far out. */
function figureIn(figures: PersonFigures, key: string): Units | undefined {
  const known = figures.get(key);
  return known?.outlier === 'excluded' ? undefined : known?.figure;
}

/** The figures of a person who does not count. */
function uncounted(slot: Slot, own: Figures): Figures {
  if (own.time === undefined) return { ...own, figure: 0 };
  const { measure, metric } = slot.metric;
  // In a share is who counts, whether that is wanted or not.
  const better = isShareByTime(measure.as) ? 'higher' : metric.better;
  return { ...own, ...ofTime(measure, worstTime({ better, as: measure.as }, slot.exposure)) };
}

/** Whether a person does not count whatever became of the other metrics. */
function isAlreadyOut({ metric: { measure } }: Slot, own: Figures, failed: Figures): boolean {
  const { figure = 0, time } = own;
  if (time === undefined || isShareByTime(measure.as)) return !isReached(figure);
  return time.day === failed.time?.day && time.isEvent === failed.time.isEvent;
}

/** A metric is reached by whose figure in it is not 0. */
function isReached(figure: Units): boolean {
  return isAny(figure);
}

function partNamed(plan: Plan, name: string, raw: boolean): MetricPlan | undefined {
  const named = (wanted: string) => plan.metrics.find((metric) => metric.name === wanted);
  return (raw ? named(rawName(name)) : undefined) ?? named(name);
}

function weightText(weight: string | undefined): string {
  return weight === undefined ? '0' : readNumber(weight).toFixed();
}
