import { Decimal, ZERO } from '../../money/decimal.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Engine } from '../engine/engine.ts';

/** What each investor has advanced to date, repayments of capital taken off. */
export function advancedBy(engine: Engine, { capital }: Terms): Map<string, Decimal> {
  const advanced = new Map<string, Decimal>();
  for (const [name, { investor }] of Object.entries(capital ?? {})) {
    if (investor === undefined) continue;
    const facts = engine.facts.capital.get(name) ?? [];
    const drawn = facts.reduce((sum, { amount }) => sum.plus(amount), ZERO);
    advanced.set(investor, Decimal.max(ZERO, drawn).plus(advanced.get(investor) ?? ZERO));
  }
  return advanced;
}
