import { ZERO } from '../../money/decimal.ts';
import type { Engine, Scope } from '../engine/engine.ts';
import { splitAmongOwn } from './own-payers.ts';
import { type PayerShare, splitAmongPayers } from './payers.ts';
import type { Pool, PoolPart } from './pools.ts';

/** A payer's share of a pool, and how it is divided among recipients. */
export type PooledShare = PayerShare & { readonly parts: readonly PoolPart[] };

/** What payers pay of their own first, so that their maxima hold over all that they pay. */
export function sharesOf(engine: Engine, pools: readonly Pool[], scope: Scope): PooledShare[] {
  const own: PooledShare[] = [];
  for (const pool of pools.filter(({ payers }) => payers.length > 0)) {
    const { payers, total } = pool;
    own.push(...splitAmongOwn(engine, total, { payers, scope, own }).map((s) => pooled(s, pool)));
  }
  const general = pools.filter(({ payers }) => payers.length === 0);
  return [
    ...general.flatMap((pool) =>
      splitAmongPayers(engine, pool.total, own).map((share) => pooled(share, pool)),
    ),
    ...own,
  ];
}

/** A payer's share of each part of a pool, by which its payment is divided among recipients. */
function pooled(share: PayerShare, { total, parts }: Pool): PooledShare {
  const whole = total.value ?? ZERO;
  const value = share.figure.value ?? ZERO;
  const own = parts.map((part) => ({
    ...part,
    value: whole.isZero() ? ZERO : part.value.times(value).div(whole),
  }));
  return { ...share, parts: own };
}
