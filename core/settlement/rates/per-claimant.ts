import { Decimal, ZERO } from '../../money/decimal.ts';
import type { NumberPlace } from '../../terms/shape/number.ts';
import type { Engine, Spot } from '../engine/engine.ts';
import { type Figure, makeFigure, type PricedClaim } from '../engine/figure.ts';

/**
 * Limits what each claimant adds to a sum. The latest claims are cut first, on one day the last of the list:
 * in money the total never depends on it. Published counts have no claimants, and are taken as limited already.
 */
export function perClaimantAt(
  engine: Engine,
  figure: Figure,
  { claimant, limit, spot }: { claimant: string; limit: NumberPlace; spot: Spot },
): Figure {
  const { unit } = figure.explained;
  const most = engine.number(limit, { ...spot, ...(unit === undefined ? {} : { unit }) });
  if (most.unlimited || figure.value === null) return figure;
  const inputs = [figure, most];
  if (most.value === null) return makeFigure({ formula: 'at-most-per', value: null, unit, inputs });

  const claimants = new Map<string, PricedClaim[]>();
  for (const claim of figure.claims) {
    const name = claimantOf(claim, claimant);
    if (name === undefined) continue;
    const list = claimants.get(name);
    if (list) list.push(claim);
    else claimants.set(name, [claim]);
  }
  const published = figure.claims.filter((claim) => claimantOf(claim, claimant) === undefined);
  const kept: PricedClaim[] = [...published];
  let [cut, over, all] = [ZERO, 0, 0];
  for (const claims of claimants.values()) {
    const persons = claims[0]?.persons ?? 1;
    const { claims: left, cut: gone } = withinLimit(claims, most.value.times(persons));
    kept.push(...left);
    cut = cut.plus(gone);
    over += gone.isZero() ? 0 : persons;
    all += persons;
  }
  return makeFigure({
    formula: 'at-most-per',
    value: figure.value.minus(cut),
    unit,
    claims: kept,
    facts: {
      claimant,
      claimants: String(all),
      over: String(over),
      cut: cut.toFixed(),
      ...(published.length > 0 ? { published: 'true' } : {}),
    },
    inputs,
  });
}

function claimantOf({ person, attributes }: PricedClaim, claimant: string): string | undefined {
  return claimant === 'person' ? person : (attributes?.[claimant] ?? person);
}

function withinLimit(
  claims: readonly PricedClaim[],
  limit: Decimal,
): { claims: readonly PricedClaim[]; cut: Decimal } {
  const total = claims.reduce((sum, { amount }) => sum.plus(amount), ZERO);
  if (total.lessThanOrEqualTo(limit)) return { claims, cut: ZERO };
  let left = limit;
  const inOrder = claims.toSorted((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.order - b.order,
  );
  const kept = inOrder.map((claim) => {
    const amount = Decimal.max(ZERO, Decimal.min(left, claim.amount));
    left = left.minus(amount);
    return { ...claim, amount };
  });
  return { claims: kept, cut: total.minus(limit) };
}
