import type { Conditions } from '../../terms/shape/sentence.ts';
import type { Engine, Spot } from '../engine/engine.ts';
import { boundsText } from '../figures/bounds.ts';

/**
 * Whether a sentence for some dates only stands in for one that these dates are excluded from. Where all is
 * computed as if nothing were excluded, what stands in pays nothing.
 */
export function isReplacement(
  engine: Engine,
  wanted: Conditions[string],
  { scope }: Spot,
): boolean {
  if (engine.exclusions === 'applied' || typeof wanted === 'string') return false;
  const nodes = engine.versions[scope.version]?.nodes.values() ?? [];
  return [...nodes].some(({ sentence }) => {
    const excluded = sentence.unless?.['date'];
    return typeof excluded === 'object' && boundsText(excluded) === boundsText(wanted);
  });
}
