import { decimal } from '../../money/decimal.ts';
import { paysAt, type Weakness, weakness } from './context.ts';
import { whereBegins } from './where-begins.ts';

/** The ceiling comes early when it is reached before half of the way to the best result that can occur. */
const EARLY = decimal('0.5');

/** A ceiling that is reached far below the best results: nothing is paid for what comes after it. */
export const ceilingEarly: Weakness = (stress) =>
  stress.tried.flatMap(({ name, metric, path, best, zero, bounds }) => {
    if (metric.range === undefined || metric.purpose !== 'payment') return [];
    const pays = (value: typeof best) => paysAt(stress, { name, value, others: 'best' })?.total;
    const top = pays(best);
    const middle = zero.plus(best.minus(zero).times(EARLY));
    const [nothing, half] = [pays(zero), pays(middle)];
    if (!top || !nothing || !half || !top.gt(nothing) || !half.eq(top)) return [];
    const atBound = bounds
      .map(({ value }) => value)
      .filter((value) => value.minus(zero).times(best.minus(middle)).gt(0) && pays(value)?.eq(top))
      .toSorted((one, other) => one.minus(zero).abs().comparedTo(other.minus(zero).abs()))[0];
    const at = atBound ?? whereBegins(zero, middle, (value) => pays(value)?.negated().plus(top));
    const facts = {
      name,
      at: at.toFixed(),
      best: best.toFixed(),
      maximum: top.toFixed(),
      unit: metric.unit,
    };
    return [
      weakness(stress, {
        code: 'terms.ceiling-early',
        path,
        facts,
        clause: metric.clause,
        severity: 'note',
      }),
    ];
  });
