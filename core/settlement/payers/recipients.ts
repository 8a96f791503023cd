import { allocate } from '../../money/allocate.ts';
import { Decimal, ONE, ZERO } from '../../money/decimal.ts';
import { round } from '../../money/rounding.ts';
import { readQuantity } from '../../terms/quantity.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { type Engine, type Scope, termsIn } from '../engine/engine.ts';
import { factorOf } from '../engine/figure.ts';

type Due = { readonly entitled: Decimal; readonly settled: Decimal; readonly payable: Decimal };
type Part = { readonly party: string; readonly amount: Decimal };

/** Splits what a payer pays now; the parts add up to it. */
export type Recipients = (due: Due) => { readonly party: string; readonly amount: string }[];

/**
 * Who receives the money. As the terms say; or else the investors, by the capital that each has advanced; or
 * else, where no capital is at stake, the first provider. None if the terms have neither.
 */
export function recipientsOf(engine: Engine): Recipients | null {
  const scope: Scope = { version: engine.versions.length - 1, due: 'ignored' };
  const terms = termsIn(engine, scope);
  const split = terms.settlement.recipients
    ? writtenSplit(engine, terms, scope)
    : defaultSplit(engine, terms);
  if (!split) return null;
  return ({ entitled, settled, payable }) => {
    // The total to date is split, not each payment, so that odd units never add up over the years.
    const before = split(settled);
    const toDate = split(entitled).map(({ party, amount }, place) => ({
      party,
      amount: amount.minus(before[place]?.amount ?? ZERO),
    }));
    const isPlain = payable.isZero() || toDate.some(({ amount }) => amount.isNegative());
    return (isPlain ? split(payable) : toDate)
      .filter(({ amount }) => !amount.isZero())
      .map(({ party, amount }) => ({ party, amount: amount.toFixed() }));
  };
}

type Split = (total: Decimal) => Part[];

/** In list order: share, rounded; `rest` gets what is left. Without `rest`, by largest remainder. */
function writtenSplit(engine: Engine, terms: Terms, scope: Scope): Split | null {
  const written = (terms.settlement.recipients ?? []).map(
    ({ party = '', share = 'rest' }, place) => ({
      party,
      share:
        share === 'rest'
          ? null
          : factorOf(
              engine.number(share, { path: `/settlement/recipients/${place}/share`, scope }),
            ),
    }),
  );
  if (written.length === 0) return null;
  const { to, mode } = terms.settlement.rounding;
  const rounding = { to: readQuantity(to).value.toFixed(), mode };
  const given = written.map(({ share }) => share).filter((share) => share !== null);
  if (given.length === written.length)
    return byWeight(
      written.map(({ party }) => party),
      given,
      rounding.to,
    );
  return (total) => {
    let left = total;
    const parts = written.map(({ party, share }) => {
      const amount = share === null ? ZERO : Decimal.min(left, round(total.times(share), rounding));
      left = left.minus(amount);
      return { party, amount };
    });
    const heir = written.findIndex(({ share }) => share === null);
    return parts.map((part, at) =>
      at === heir ? { ...part, amount: part.amount.plus(left) } : part,
    );
  };
}

function defaultSplit(engine: Engine, terms: Terms): Split | null {
  const { to } = terms.settlement.rounding;
  const unit = readQuantity(to).value.toFixed();
  const advanced = new Map<string, Decimal>();
  for (const [name, { investor }] of Object.entries(terms.capital ?? {})) {
    if (investor === undefined) continue;
    const facts = engine.facts.capital.get(name) ?? [];
    const drawn = facts.reduce((sum, { amount }) => sum.plus(amount), ZERO);
    advanced.set(investor, Decimal.max(ZERO, drawn).plus(advanced.get(investor) ?? ZERO));
  }
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

function byWeight(parties: readonly string[], weights: readonly Decimal[], unit: string): Split {
  return (total) =>
    allocate({ total, weights, unit }).map((amount, at) => ({ party: parties[at] ?? '', amount }));
}
