import { allocate } from '../../money/allocate.ts';
import { Decimal, ONE, ZERO } from '../../money/decimal.ts';
import { readQuantity } from '../../terms/quantity.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { type Engine, type Scope, termsIn } from '../engine/engine.ts';
import { advancedBy } from './advanced.ts';
import type { PoolPart } from './pools.ts';
import { rankedSplit } from './ranked-split.ts';
import { byWeight, type Part, type Split } from './split.ts';

/** What one payer owes, and of that what goes to recipients of its own. */
export type Due = {
  readonly entitled: Decimal;
  readonly settled: Decimal;
  readonly payable: Decimal;
  /** The parts of `entitled`; without names to the recipients of the settlement. */
  readonly parts: readonly PoolPart[];
  /** The same of all payers together: limits of recipients hold over all of them. */
  readonly all: { readonly entitled: Decimal; readonly settled: Decimal };
};

/** Splits what a payer pays now; the parts add up to it. */
export type Recipients = (due: Due) => { readonly party: string; readonly amount: string }[];

/**
 * Who receives the money. As the terms say; or else the investors, by the capital that each has advanced; or
 * else, where no capital is at stake, the first provider. None if the terms have neither.
 */
export function recipientsOf(engine: Engine): Recipients | null {
  const scope: Scope = { version: engine.versions.length - 1, due: 'ignored' };
  const terms = termsIn(engine, scope);
  const unit = readQuantity(terms.settlement.rounding.to).value.toFixed();
  const general = terms.settlement.recipients
    ? rankedSplit(engine, terms, scope)
    : defaultSplit(engine, terms, unit);
  if (!general) return null;
  return (due) => {
    const split: Split = (total, all) => inParts(due, { total, all, unit, general });
    // The total to date is split, not each payment, so that odd units never add up over the years.
    const before = split(due.settled, due.all.settled);
    const toDate = difference(split(due.entitled, due.all.entitled), before);
    const isPlain = due.payable.isZero() || toDate.some(({ amount }) => amount.isNegative());
    return (isPlain ? split(due.payable, due.payable) : toDate)
      .filter(({ amount }) => !amount.isZero())
      .map(({ party, amount }) => ({ party, amount: amount.toFixed() }));
  };
}

/** Divides a total as the entitlement is divided, and each part among its recipients. */
function inParts(
  { parts }: Due,
  whole: { total: Decimal; all: Decimal; unit: string; general: Split },
): Part[] {
  const { total, all, unit, general } = whole;
  const weights = parts.map(({ value }) => Decimal.max(ZERO, value));
  if (parts.every(({ recipients }) => recipients.length === 0) || weights.every((w) => w.isZero()))
    return merged(general(total, all));
  const amounts = allocate({ total, weights, unit });
  return merged(
    parts.flatMap(({ recipients }, at) => {
      const amount = amounts[at] ?? ZERO;
      return recipients.length === 0
        ? general(amount, amount)
        : byWeight(
            recipients,
            recipients.map(() => ONE),
            unit,
          )(amount, amount);
    }),
  );
}

function merged(parts: readonly Part[]): Part[] {
  const amounts = new Map<string, Decimal>();
  for (const { party, amount } of parts)
    amounts.set(party, (amounts.get(party) ?? ZERO).plus(amount));
  return [...amounts].map(([party, amount]) => ({ party, amount }));
}

function difference(toDate: readonly Part[], before: readonly Part[]): Part[] {
  return merged([...toDate, ...before.map((part) => ({ ...part, amount: part.amount.negated() }))]);
}

function defaultSplit(engine: Engine, terms: Terms, unit: string): Split | null {
  const advanced = advancedBy(engine, terms);
  const drawn = [...advanced].filter(([, amount]) => !amount.isZero());
  if (drawn.length > 0) {
    return byWeight(
      drawn.map(([party]) => party),
      drawn.map(([, amount]) => amount),
      unit,
    );
  }
  const [party] = [
    ...advanced.keys(),
    ...partiesWith(terms, 'investor'),
    ...partiesWith(terms, 'provider'),
  ];
  return party === undefined ? null : byWeight([party], [ONE], unit);
}

function partiesWith({ parties }: Terms, role: 'investor' | 'provider'): string[] {
  return Object.entries(parties).flatMap(([name, { roles }]) =>
    roles.includes(role) ? [name] : [],
  );
}
