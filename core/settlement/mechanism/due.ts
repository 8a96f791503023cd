import { ZERO } from '../../money/decimal.ts';
import type { Otherwise, Sentence } from '../../terms/shape/sentence.ts';
import type { Engine, Scope, Spot } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { hasHappened } from './event.ts';

/**
 * Holds a decided amount back until it is due. Whoever reads the sentence by its name reads what is decided;
 * only what is payable counts it as nothing until then.
 */
export function dueAt(
  engine: Engine,
  figure: Figure,
  { sentence, spot }: { sentence: Sentence; spot: Spot },
): Figure {
  const { due } = sentence;
  if (due === undefined || spot.scope.due === 'ignored' || figure.value === null) return figure;
  if (isDue(engine, due, spot.scope)) return figure;
  return makeFigure({
    formula: 'held',
    value: ZERO,
    unit: figure.explained.unit,
    facts: { due, held: figure.value.toFixed() },
    partial: false,
    inputs: [figure],
  });
}

function isDue(engine: Engine, due: string, scope: Scope): boolean {
  if (due === 'end') return engine.final;
  if (/^\d/.test(due)) return engine.asOf >= due;
  return hasHappened(engine, due, scope);
}

/** Whether a sentence, or one inside it, is paid later than it is decided. */
export function holdsBack({ due, hold, parts, otherwise }: Sentence): boolean {
  const others = typeof otherwise === 'object' ? (otherwise as Otherwise).parts : undefined;
  const isHeld = due !== undefined || hold !== undefined;
  return isHeld || [...(parts ?? []), ...(others ?? [])].some(holdsBack);
}
