import type { Decimal } from '../../money/decimal.ts';
import { ONE, ZERO } from '../../money/decimal.ts';
import { asFactor, isQuantity, readQuantity } from '../quantity.ts';
import { type StressContext, type Weakness, weakness } from './context.ts';

/** Capital that investors never get back, however good the results are. */
export const capitalNeverRepaid: Weakness = (stress) => {
  const { context, fold, maximum } = stress;
  const entries = Object.keys(context.terms.capital ?? {});
  const committed = entries.reduce((sum, name) => sum.plus(fold.figure(name).high), ZERO);
  if (committed.isZero() || !committed.isFinite() || !maximum.bound.isFinite()) return [];
  const share = investorsShare(stress);
  if (share === undefined) return [];
  const most = maximum.bound.times(share);
  if (most.gte(committed)) return [];
  const facts = {
    capital: committed.toFixed(),
    maximum: most.toFixed(),
    lost: committed.minus(most).toFixed(),
  };
  return [
    weakness(stress, { code: 'terms.capital-never-repaid', path: `/capital/${entries[0]}`, facts }),
  ];
};

/** The part of a payment that investors and guarantors receive; unknown where it depends on ranks. */
function investorsShare({ context: { terms } }: StressContext): Decimal | undefined {
  const { recipients } = terms.settlement;
  if (!recipients) return ONE;
  let [left, theirs]: [Decimal, Decimal] = [ONE, ZERO];
  let heir: string | undefined;
  for (const { party, share = 'rest' } of recipients) {
    if (party === undefined || typeof share !== 'string') return undefined;
    const isRest = share === 'rest';
    if (isRest) heir = party;
    if (!isRest && !isQuantity(share)) return undefined;
    const part = isRest ? ZERO : asFactor(readQuantity(share));
    left = left.minus(part);
    if (isInvestor(terms, party)) theirs = theirs.plus(part);
  }
  return heir !== undefined && isInvestor(terms, heir) ? theirs.plus(left) : theirs;
}

function isInvestor(
  { parties, capital }: StressContext['context']['terms'],
  party: string,
): boolean {
  const advances = Object.values(capital ?? {}).some(({ investor }) => investor === party);
  return advances || (parties[party]?.roles.includes('investor') ?? false);
}
