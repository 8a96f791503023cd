import { type Answer, answer, hasErrors, refusal } from '../findings.ts';
import { type Decimal, ZERO } from '../money/decimal.ts';
import type { Scope } from './engine/engine.ts';
import { makeEngine } from './engine/make-engine.ts';
import { linesOf } from './lines.ts';
import { poolsOf } from './payers/pools.ts';
import type { SettleInput } from './settle.ts';

/** What terms come to on facts, before anybody's share of it is asked for. */
export type Entitlement = {
  /** Rounded as the settlement is. */
  readonly total: Decimal;
  /** Of each sentence at the top, in the order of the terms. */
  readonly lines: readonly Decimal[];
  readonly waits: boolean;
};

/**
 * The entitlement of `settle`, without its payers, recipients and calendars, and without looking whether the facts
 * fit the terms: for facts that are made up in order to try the terms.
 *
 * @example entitledOn({ terms: [norrkoping], facts, settled: [] }) // → ok, value.total 12000000
 */
export function entitledOn(input: SettleInput): Answer<Entitlement> {
  const engine = makeEngine({ ...input, final: input.final ?? false });
  const scope: Scope = { version: engine.versions.length - 1, due: 'applied' };
  const lines = linesOf(engine, scope);
  const { whole } = poolsOf(engine, lines, scope);
  const findings = [...engine.findings.values()];
  if (hasErrors(findings)) return refusal(findings);
  return answer({
    total: whole.value ?? ZERO,
    lines: lines.map(({ figure }) => figure.value ?? ZERO),
    waits: engine.waitingFor.size > 0,
  });
}
