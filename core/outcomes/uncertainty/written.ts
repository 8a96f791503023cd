import { type Assumption, type Estimated, isEstimate } from '../../statistics/estimate.ts';
import type { Rule } from './rule.ts';
import type { Interval, Uncertainty } from './shape.ts';
import { estimateText, probabilityText } from './text.ts';

/** An estimate as it is written into results: text of few enough digits, and p only where it is asked for. */
export function written(
  of: Uncertainty['of'],
  estimated: Estimated,
  about: {
    rule: Rule;
    assumptions?: readonly Assumption[];
    more?: Pick<Interval, 'clusters' | 'theta'>;
  },
): Uncertainty {
  if (!isEstimate(estimated)) return { of, method: estimated.method, none: estimated.none };
  const { rule, assumptions = [], more = {} } = about;
  const { method, level, estimate, low, high, p } = estimated;
  return {
    of,
    method,
    level: estimateText(level * 100),
    estimate: estimateText(estimate),
    low: estimateText(low),
    high: estimateText(high),
    assumptions: [...estimated.assumptions, ...assumptions],
    ...(rule.test && p !== undefined ? { p: probabilityText(p) } : {}),
    ...more,
  };
}
