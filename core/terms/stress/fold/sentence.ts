import { decimal, ZERO } from '../../../money/decimal.ts';
import { round } from '../../../money/rounding.ts';
import type { AnySentence } from '../../check/sentences.ts';
import { readQuantity } from '../../quantity.ts';
import type { NumberPlace } from '../../shape/number.ts';
import { placesOf } from '../measured.ts';
import { gateReach } from './gate.ts';
import { bodyReach } from './mechanism.ts';
import { placeReach } from './number.ts';
import {
  bothSigns,
  doubted,
  fixed,
  flipped,
  greater,
  hull,
  INFINITE,
  lesser,
  NOTHING,
  type Reach,
  times,
} from './reach.ts';
import type { Walk } from './walk.ts';

/** How far a sentence can go: for whom, condition, mechanism, factors, limits, rounding. */
export function sentenceReach(sentence: AnySentence, path: string, walk: Walk): Reach {
  const { per } = sentence;
  const count = per === undefined ? 1 : scopes(per, walk);
  const isInside = per === 'cohort' ? walk.cohorts > 1 : walk.periods > 1;
  if (per === undefined || isInside) return places(sentence, path, walk);
  const within = per === 'cohort' ? { ...walk, cohorts: count } : { ...walk, periods: count };
  return times(places(sentence, path, within), fixed(decimal(String(count))));
}

function scopes(per: 'cohort' | 'period', { context: { terms } }: Walk): number {
  const periods = (terms.periods ?? []).filter(({ purpose }) => purpose !== 'learning');
  return Math.max(1, per === 'cohort' ? (terms.cohorts?.length ?? 1) : periods.length);
}

function places(sentence: AnySentence, path: string, walk: Walk): Reach {
  const body = bodyReach(sentence, path, walk);
  const open = limited(sentence, body, walk);
  const gate = gateReach(sentence, walk);
  const shut = shutReach(sentence, path, walk);
  const whole = gate.canShut ? (gate.canOpen ? either(open, shut, gate.signs) : shut) : open;
  walk.found.set(path, { body, open, whole });
  return whole;
}

/** Open or shut: a result that opens it moves the figure the way from one to the other. */
function either(open: Reach, shut: Reach, gate: Reach['signs']): Reach {
  const both = hull(open, shut);
  if (open.low.gte(shut.high)) return { ...both, signs: bothSigns(both.signs, gate) };
  const pushed = open.high.lte(shut.low) ? flipped(gate) : doubted(gate);
  return { ...both, signs: bothSigns(both.signs, pushed) };
}

function shutReach(sentence: AnySentence, path: string, walk: Walk): Reach {
  const { otherwise } = sentence;
  if (otherwise === undefined) return NOTHING;
  const isPlace = typeof otherwise === 'string' || 'by' in otherwise || 'is' in otherwise;
  const paid = isPlace
    ? placeReach(otherwise as NumberPlace, walk)
    : bodyReach(otherwise, `${path}/otherwise`, walk);
  return limited(sentence, paid, walk);
}

/** Limits in their order, then rounding. What cannot be followed can only take away. */
function limited(sentence: AnySentence, body: Reach, walk: Walk): Reach {
  const { atMostPer, atLeast, atMost, atMostShare, indexed } = sentence;
  const perPerson = Object.entries(atMostPer ?? {}).reduce((reach, [claimant, limit]) => {
    const people = claimant === 'person' ? placesOf(walk.context.terms, 'all') : undefined;
    const count = people === undefined ? INFINITE : decimal(String(people));
    return lesser(reach, times(placeReach(limit, walk), fixed(count)));
  }, body);
  const floored = atLeast === undefined ? perPerson : greater(perPerson, placeReach(atLeast, walk));
  const capped = atMost === undefined ? floored : lesser(floored, placeReach(atMost, walk));
  const rounded = roundedReach(sentence, capped);
  if (atMostShare === undefined && indexed === undefined) return rounded;
  const high = indexed === undefined || atMost !== undefined ? rounded.high : INFINITE;
  return { ...rounded, low: ZERO, high, signs: doubted(rounded.signs), known: false };
}

function roundedReach({ round: rule }: AnySentence, reach: Reach): Reach {
  if (!rule) return reach;
  const rounding = { to: readQuantity(rule.to).value.toFixed(), mode: rule.mode };
  const to = (value: Reach['low']) => (value.isFinite() ? round(value, rounding) : value);
  return { ...reach, low: to(reach.low), high: to(reach.high) };
}
