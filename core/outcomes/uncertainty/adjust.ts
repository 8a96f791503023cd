import { adjusted, type MultipleTesting } from '../../statistics/multiple-testing.ts';
import type { MetricOutcome } from '../evaluation.ts';
import { probabilityText } from './text.ts';

/** Holds the tests of an evaluation together, as the terms say. */
export function heldTogether(
  outcomes: readonly MetricOutcome[],
  by: MultipleTesting | undefined,
): readonly MetricOutcome[] {
  if (by === undefined) return outcomes;
  const tested = outcomes.map(({ uncertainty }) =>
    uncertainty && !('none' in uncertainty) ? uncertainty.p : undefined,
  );
  const known = tested.flatMap((p) => (p === undefined ? [] : [Number(p)]));
  const made = adjusted(known, by);
  let next = 0;
  return outcomes.map((outcome, at) => {
    const { uncertainty } = outcome;
    if (tested[at] === undefined || !uncertainty || 'none' in uncertainty) return outcome;
    const p = made[next] ?? 1;
    next += 1;
    return { ...outcome, uncertainty: { ...uncertainty, adjustedP: probabilityText(p) } };
  });
}
