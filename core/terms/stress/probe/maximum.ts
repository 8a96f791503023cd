import { type Decimal, decimal } from '../../../money/decimal.ts';
import type { TermsContext } from '../../check/context.ts';
import type { Fold } from '../fold/fold.ts';
import { addsUp } from '../measured.ts';
import type { Probe } from './probe.ts';
import type { Tried } from './results.ts';

/** The most that can be paid: never above `bound`, and `reached` on the best results that were tried. */
export type Maximum = { readonly bound: Decimal; readonly reached: Decimal | undefined };

type Folded = {
  readonly context: TermsContext;
  readonly fold: Fold;
  readonly probe: Probe;
  readonly tried: readonly Tried[];
};

/** So far beyond every bound that whatever has a ceiling has reached it. */
const FAR = decimal('1000000000000000');

/**
 * The upper end of the interval. Where every sign is known, the best corner pays the most that there is, and
 * the interval is tightened to it: payments that make up for each other are never all at their highest.
 */
export function maximumOf(folded: Folded): Maximum {
  const { fold, probe, tried } = folded;
  const { high, signs } = fold.total;
  const corner = tried.map((metric): [string, Decimal] => {
    const rises = signs.get(metric.name) !== '-';
    const isUp = rises === (metric.up === 1);
    const end = isUp ? metric.high : metric.low;
    if (end.isFinite()) return [metric.name, end];
    return [metric.name, isUp ? FAR : FAR.negated()];
  });
  const paid = high.isFinite() ? probe.pays(new Map(corner)) : null;
  const isTight = paid !== null && !paid.waits && isExact(folded);
  return { bound: isTight ? paid.total : high, reached: paid?.total };
}

/** Whether the best corner is where the maximum is: every result pushes one way, and none is spread unevenly. */
function isExact({ context, fold, probe, tried }: Folded): boolean {
  const { signs, known } = fold.total;
  const isSpread =
    context.sentences.some(({ sentence }) => sentence.per !== undefined) &&
    tried.some(({ metric, name }) => addsUp(metric) && signs.has(name));
  const isCornered = [...signs].every(
    ([name, sign]) => sign !== '?' && tried.some((metric) => metric.name === name),
  );
  return known && isCornered && !isSpread && probe.delivered === undefined;
}
