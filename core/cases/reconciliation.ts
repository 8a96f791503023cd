import { decimal } from '../money/decimal.ts';
import type { Settlement } from '../settlement/settlement.ts';
import type { Expected, Published } from './case-shape.ts';
import { amountOf, type Computed, computedFigure, publishedChecks, publishedOf } from './checks.ts';

/** A published figure beside what the terms give: one row of the table that says whether the library works. */
export type Reconciled = {
  readonly what: string;
  readonly status: Published['status'];
  /** Whether the figures go together as the example says. */
  readonly holds: boolean;
  /** The published figure as text without unit; `null` where only rules are published. */
  readonly published: string | null;
  readonly computed: string;
  /** Computed less published. */
  readonly difference: string | null;
  /** The contract's currency, `%` or a word. */
  readonly unit: string;
  /** The published figure is rounded to whole multiples of this. */
  readonly roundedTo?: string;
  /** Which parameter is inferred, or why the figures differ. */
  readonly reason?: string;
};

/**
 * What an example says of published figures, beside what a settlement gives.
 *
 * @example reconciled(settlement, { published: { what: 'total', amount: '12 000 000', status: 'reproduces' } })
 *   // → [{ what: 'total', published: '12000000', computed: '12000000', difference: '0', … }]
 */
export function reconciled(
  settlement: Computed & Pick<Settlement, 'currency'>,
  expected: Expected,
): Reconciled[] {
  return publishedOf(expected).map((published) => {
    const { what, status } = published;
    const holds = publishedChecks(settlement, published).every(({ ok }) => ok);
    const computed = computedFigure(settlement, published);
    if (published.status === 'structure only') {
      const unit = settlement.currency;
      return { what, status, holds, published: null, computed, difference: null, unit };
    }
    const amount = amountOf(published.amount);
    const unit = /\d ([^\d ]+)$/.exec(published.amount)?.[1] ?? settlement.currency;
    return {
      what,
      status,
      holds,
      published: amount,
      computed,
      difference: /\d/.test(computed) ? decimal(computed).minus(amount).toFixed() : null,
      unit,
      ...('roundedTo' in published && published.roundedTo !== undefined
        ? { roundedTo: amountOf(published.roundedTo) }
        : {}),
      ...('reason' in published ? { reason: published.reason } : {}),
    };
  });
}
