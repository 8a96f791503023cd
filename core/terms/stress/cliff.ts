import type { Finding } from '../../findings.ts';
import { Decimal, decimal, ZERO } from '../../money/decimal.ts';
import { largest, paysAt, type StressContext, type Weakness, weakness } from './context.ts';
import { placesAt } from './measured.ts';
import type { Tried, WrittenBound } from './probe/results.ts';

/** A jump is a cliff from so large a part of the largest payment; smaller steps are a staircase. */
export const CLIFF_SHARE = decimal('0.05');
const TINY = decimal('0.001');

/** A written bound at which the payment jumps: whoever can move one result a little moves much money. */
export const cliff: Weakness = (stress) =>
  stress.tried.flatMap((metric) =>
    metric.bounds.flatMap((bound) => {
      const jump =
        jumpAt(stress, metric, { bound, others: 'best' }) ??
        jumpAt(stress, metric, { bound, others: 'zero' });
      return jump ? [cliffFinding(stress, { metric, bound, jump })] : [];
    }),
  );

export type Jump = { readonly size: Decimal; readonly from: Decimal; readonly to: Decimal };

/** How far the payment jumps at a bound, beyond what it moves a step further on; none if that is little. */
function jumpAt(
  stress: StressContext,
  metric: Tried,
  { bound, others }: { bound: WrittenBound; others: 'best' | 'zero' },
): Jump | null {
  const pays = (steps: number) => {
    const value = bound.value.plus(metric.tick.times(steps));
    return paysAt(stress, { name: metric.name, value, others })?.shared;
  };
  const [before, at, after] = [pays(-1), pays(0), pays(1)];
  if (!before || !at || !after) return null;
  const [low, high] = at.minus(before).abs().gt(after.minus(at).abs()) ? [before, at] : [at, after];
  const size = high.minus(low).abs();
  if (size.isZero() || size.lt(largest(stress).times(CLIFF_SHARE))) return null;
  // A metric that is looked at in tiny steps has no slope to speak of.
  if (metric.tick.lt(TINY)) return { size, from: low, to: high };
  const slope = Decimal.max(
    (pays(2) ?? after).minus(after).abs(),
    before.minus(pays(-2) ?? before).abs(),
    ZERO,
  );
  return size.gt(slope.times(2)) ? { size, from: low, to: high } : null;
}

type Found = { readonly metric: Tried; readonly bound: WrittenBound; readonly jump: Jump };

function cliffFinding(stress: StressContext, { metric, bound, jump }: Found): Finding {
  const places = placesAt(stress.context, bound.path);
  const isRate = metric.metric.unit === '%' || metric.metric.unit === 'points';
  const isOfPersons = isRate && metric.metric.measure?.as !== 'mean' && places !== undefined;
  const facts = {
    name: metric.name,
    bound: bound.text,
    jump: jump.size.toFixed(),
    from: jump.from.toFixed(),
    to: jump.to.toFixed(),
    ...(isOfPersons && places > 0
      ? { places: String(places), one: decimal('100').div(places).toSignificantDigits(2).toFixed() }
      : {}),
  };
  return weakness(stress, { code: 'terms.cliff', path: bound.path, facts, clause: bound.clause });
}
