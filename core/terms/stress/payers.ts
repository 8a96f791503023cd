import { type Decimal, ZERO } from '../../money/decimal.ts';
import { type StressContext, type Weakness, weakness } from './context.ts';
import { add, type Reach } from './fold/reach.ts';

/** Payers whose own maxima together do not cover the largest payment that they share. */
export const payersBelowMaximum: Weakness = (stress) => {
  const { payers, clause } = stress.context.terms.settlement;
  const most = sharedMaximum(stress);
  if (payers.some(({ atMost }) => atMost === undefined) && most.eq(0)) return [];
  let [covered, free] = [ZERO, false];
  for (const { share, atMost } of payers) {
    if (share === 'rest') continue;
    const part = most.isFinite() ? most.times(stress.fold.place(share).high.div(100)) : most;
    const limit = atMost === undefined ? part : stress.fold.place(atMost).high;
    covered = covered.plus(part.lt(limit) ? part : limit);
  }
  const rest = payers.find(({ share }) => share === 'rest');
  if (rest) {
    if (rest.atMost === undefined) free = true;
    else covered = covered.plus(stress.fold.place(rest.atMost).high);
  }
  if (free || covered.gte(most)) return [];
  const facts = {
    covered: covered.toFixed(),
    ...(most.isFinite() ? { maximum: most.toFixed(), short: most.minus(covered).toFixed() } : {}),
  };
  return [
    weakness(stress, {
      code: 'terms.payers-below-maximum',
      path: '/settlement/payers',
      facts,
      clause,
    }),
  ];
};

/** The most of what the payers share: without the payments that have payers of their own. */
function sharedMaximum({ context, fold, maximum }: StressContext): Decimal {
  if (context.terms.payments.every(({ payers }) => payers === undefined)) return maximum.bound;
  const shared = context.terms.payments.flatMap(({ payers }, index): Reach[] => {
    const reach = fold.at(`/payments/${index}`)?.whole;
    return payers || !reach ? [] : [reach];
  });
  return add(...shared).high;
}
