import type { Estimated } from '../estimate.ts';
import { symmetricInLog } from '../symmetric.ts';
import { bothHaveSome, type TwoCounts } from './two-counts.ts';

/**
 * The ratio of two odds with Woolf's interval (Annals of Human Genetics 19 (1955)). An empty cell leaves none:
 * no half is added where the terms have not asked for it.
 *
 * @example oddsRatio({ intervention: { achieved: 95, of: 181 }, comparison: { achieved: 158, of: 421 } }, 0.95)
 * // → 1.8388 (1.2929 to 2.6150)
 */
export function oddsRatio(counts: TwoCounts, level: number): Estimated {
  const method = 'odds-ratio';
  if (!bothHaveSome(counts)) return { method, none: 'nobody' };
  const [a, b, c, d] = fourfold(counts);
  if ([a, b, c, d].some((cell) => cell <= 0)) return { method, none: 'all or none' };
  return symmetricInLog({
    method,
    assumptions: ['independent-persons', 'independent-groups', 'many-persons'],
    estimate: (a * d) / (b * c),
    standardError: Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d),
    level,
  });
}

/** Achieved and not, of the intervention and then of the comparison. */
export function fourfold({
  intervention,
  comparison,
}: TwoCounts): [number, number, number, number] {
  return [
    intervention.achieved,
    intervention.of - intervention.achieved,
    comparison.achieved,
    comparison.of - comparison.achieved,
  ];
}
