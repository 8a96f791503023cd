import { allocate } from '../../money/allocate.ts';
import { Decimal, ONE, ZERO } from '../../money/decimal.ts';
import { type Rounding, round } from '../../money/rounding.ts';
import { readQuantity } from '../../terms/quantity.ts';
import type { Recipient } from '../../terms/shape/settlement.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { type Engine, type Scope, termsIn } from '../engine/engine.ts';
import { factorOf } from '../engine/figure.ts';
import { advancedBy } from './advanced.ts';
import { byWeight, type Part, type Split } from './split.ts';

/** An entry of the list: who gets it, by which weights, and how much of what is left. */
type Entry = {
  readonly parties: readonly string[];
  readonly weights: readonly Decimal[];
  /** A share of the whole; none takes what is left: a rank at its turn, `rest` at the end. */
  readonly share: Decimal | null;
  readonly isRest: boolean;
  readonly most: Decimal | null;
};

/**
 * Splits in list order: a share, rounded, or a rank, which takes what is left up to its maximum before the next
 * one gets anything; `rest` gets what is left then. Shares that are all there is go by largest remainder.
 */
export function rankedSplit(engine: Engine, terms: Terms, scope: Scope): Split | null {
  const written = terms.settlement.recipients ?? [];
  if (written.length === 0) return null;
  const { to, mode } = terms.settlement.rounding;
  const rounding = { to: readQuantity(to).value.toFixed(), mode };
  const entries = written.map((recipient, place) =>
    entryOf(engine, recipient, { place, scope, terms }),
  );
  const shares = entries.map(({ share }) => share).filter((share) => share !== null);
  const isLimited = entries.some(({ most, isRest, share }) => most || (!isRest && !share));
  if (shares.length === entries.length && !isLimited) {
    return byWeight(
      entries.flatMap(({ parties }) => parties),
      shares,
      rounding.to,
    );
  }
  return (total, all) => {
    const whole = taken(entries, all, rounding);
    if (!isLimited || all.equals(total)) return isLimited ? whole : taken(entries, total, rounding);
    // Limits hold over all payers together: each pays the recipients in the proportions of the whole.
    const weights = whole.map(({ amount }) => Decimal.max(ZERO, amount));
    if (weights.every((weight) => weight.isZero())) return taken(entries, total, rounding);
    const amounts = allocate({ total, weights, unit: rounding.to });
    return whole.map(({ party }, at) => ({ party, amount: amounts[at] ?? ZERO }));
  };
}

function entryOf(
  engine: Engine,
  recipient: Recipient,
  { place, scope, terms }: { place: number; scope: Scope; terms: Terms },
): Entry {
  const { party, rank, by, share, atMost } = recipient;
  const path = `/settlement/recipients/${place}`;
  const unit = termsIn(engine, scope).currency;
  const most =
    atMost === undefined ? null : engine.number(atMost, { path: `${path}/atMost`, scope, unit });
  const isRest = share === 'rest' || (rank === undefined && share === undefined);
  const written = share === undefined || share === 'rest' ? null : share;
  const parties = rank ?? [party ?? ''];
  return {
    parties,
    weights: weightsOf(engine, { parties, by, terms }),
    share:
      written === null ? null : factorOf(engine.number(written, { path: `${path}/share`, scope })),
    isRest,
    most: most === null || most.unlimited ? null : most.value,
  };
}

/** Within a rank by what each has advanced, or equally. */
function weightsOf(
  engine: Engine,
  rank: { parties: readonly string[]; by: string | undefined; terms: Terms },
): Decimal[] {
  const advanced =
    rank.by === undefined ? new Map<string, Decimal>() : advancedBy(engine, rank.terms);
  const weights = rank.parties.map((party) => advanced.get(party) ?? ZERO);
  return weights.every((weight) => weight.isZero()) ? rank.parties.map(() => ONE) : weights;
}

function taken(entries: readonly Entry[], total: Decimal, rounding: Rounding): Part[] {
  let left = total;
  const amounts = entries.map(({ share, isRest, most }) => {
    if (isRest) return ZERO;
    const wanted = share === null ? left : round(total.times(share), rounding);
    const amount = Decimal.min(left, wanted, ...(most === null ? [] : [round(most, rounding)]));
    left = left.minus(amount);
    return amount;
  });
  const heir = entries.findIndex(({ isRest }) => isRest);
  const last = heir < 0 ? entries.length - 1 : heir;
  return entries.flatMap(({ parties, weights }, at) => {
    const amount = (amounts[at] ?? ZERO).plus(at === last ? left : ZERO);
    return byWeight(parties, weights, rounding.to)(amount, amount);
  });
}
