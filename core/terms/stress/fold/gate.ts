import { areApart, intervalOf, isWithin } from '../../check/intervals.ts';
import type { AnySentence } from '../../check/sentences.ts';
import type { Conditions } from '../../shape/sentence.ts';
import { figureReach } from './figure.ts';
import { bothSigns, doubted, flipped, type Signs } from './reach.ts';
import type { Walk } from './walk.ts';

/** Which way results push a sentence's condition, and whether it can open and shut at all. */
export type GateReach = {
  readonly signs: Signs;
  readonly canOpen: boolean;
  readonly canShut: boolean;
};

export const RUNNING = ['date', 'cohort', 'period'] as const;

/** A condition opens with what its `from` and `above` are about, and shuts with the rest. */
export function gateReach({ when, any, unless }: AnySentence, walk: Walk): GateReach {
  const all = each(when, walk);
  const one = each(any, walk);
  const none = each(unless, walk);
  const signs = [
    ...[...all, ...one].map((gate) => gate.signs),
    ...none.map((gate) => flipped(gate.signs)),
  ].reduce(bothSigns, new Map());
  return {
    signs,
    canOpen:
      all.every(({ canOpen }) => canOpen) &&
      (one.length === 0 || one.some(({ canOpen }) => canOpen)) &&
      none.every(({ canShut }) => canShut),
    canShut:
      all.some(({ canShut }) => canShut) ||
      (one.length > 0 && one.every(({ canShut }) => canShut)) ||
      none.some(({ canOpen }) => canOpen),
  };
}

function each(conditions: Conditions | undefined, walk: Walk): readonly GateReach[] {
  return Object.entries(conditions ?? {}).map(([name, wanted]) =>
    conditionReach(name, wanted, walk),
  );
}

/** One condition: events and dates follow no result. */
export function conditionReach(name: string, wanted: Conditions[string], walk: Walk): GateReach {
  const isEvent = typeof wanted === 'string';
  if (isEvent || (RUNNING as readonly string[]).includes(name)) {
    return { signs: new Map(), canOpen: true, canShut: !(isEvent && walk.delivered) };
  }
  const { low, high, signs } = figureReach(name, walk);
  const bounds = intervalOf(wanted);
  const range = {
    low: { text: '', value: low, included: true },
    high: { text: '', value: high, included: true },
  };
  const pushed = !bounds.high ? signs : bounds.low ? doubted(signs) : flipped(signs);
  return { signs: pushed, canOpen: !areApart(bounds, range), canShut: !isWithin(range, bounds) };
}
