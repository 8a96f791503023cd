import { Decimal, ZERO } from '../../money/decimal.ts';
import type { Figure, PricedClaim } from '../engine/figure.ts';

/** Which claims a cap cuts: the latest first unless told otherwise, on one day the last in the list. */
export function cutClaims(
  { claims, value }: Figure,
  { most, cut }: { most: Decimal; cut: string | undefined },
): readonly PricedClaim[] {
  if (value === null || value.lessThanOrEqualTo(most)) return claims;
  let over = value.minus(most);
  const sign = cut === 'earliest first' ? -1 : 1;
  return claims
    .toSorted((a, b) => sign * (a.date < b.date ? 1 : a.date > b.date ? -1 : b.order - a.order))
    .map((claim) => {
      if (over.isZero()) return claim;
      const gone = Decimal.max(ZERO, Decimal.min(over, claim.amount));
      over = over.minus(gone);
      return { ...claim, amount: claim.amount.minus(gone) };
    });
}
