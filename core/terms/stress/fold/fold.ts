import type { TermsContext } from '../../check/context.ts';
import type { NumberPlace } from '../../shape/number.ts';
import { figureReach } from './figure.ts';
import { sumReach } from './mechanism.ts';
import { placeReach } from './number.ts';
import type { Reach } from './reach.ts';
import { sentenceReach } from './sentence.ts';
import type { NodeReach, Walk } from './walk.ts';

/** Terms folded up from the ranges of their metrics: what everything can come to, and which way it goes. */
export type Fold = {
  /** All payments together. */
  readonly total: Reach;
  /** What a sentence can come to, by its path. */
  readonly at: (path: string) => NodeReach | undefined;
  readonly place: (place: NumberPlace) => Reach;
  readonly figure: (name: string) => Reach;
};

/**
 * Folds terms. Signs and intervals are conservative: an interval may be too wide, and a sign `?` where there
 * is one, but never the other way.
 *
 * @example foldTerms(context).total.high // → 12000000 for Norrköping
 */
export function foldTerms(context: TermsContext, { delivered = false } = {}): Fold {
  const found = new Map<string, NodeReach>();
  const walk: Walk = {
    context,
    cohorts: 1,
    periods: 1,
    within: [],
    found,
    memo: new Map(),
    madeGood: new Set(),
    delivered,
    figure: figureReach,
    sentence: sentenceReach,
  };
  return {
    total: sumReach(context.terms.payments, '/payments', walk),
    at: (path) => found.get(path),
    place: (place) => placeReach(place, walk),
    figure: (name) => figureReach(name, walk),
  };
}
