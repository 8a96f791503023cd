import { ZERO } from '../../money/decimal.ts';
import { isQuantity, readQuantity } from '../quantity.ts';
import { finder, type Rule } from './context.ts';

/** The payers' shares, and the recipients', add up to the whole: by a `rest`, or to exactly 100 %. */
export const payers: Rule = (context) => {
  const { settlement } = context.terms;
  const groups = [
    { field: 'payers', shares: settlement.payers.map(({ share }) => share) },
    { field: 'recipients', shares: (settlement.recipients ?? []).map(({ share }) => share) },
  ];
  return groups.flatMap(({ field, shares }) => {
    const find = finder(context);
    const path = `/settlement/${field}`;
    const rests = shares.filter((share) => share === 'rest').length;
    if (rests > 1) return [find.error('terms.rest-twice', path, { field })];
    const written = shares.filter((share) => typeof share === 'string' && isQuantity(share));
    const isComputed = written.length + rests < shares.length;
    if (shares.length === 0 || isComputed) return [];
    const sum = written.reduce(
      (total, share) => total.plus(readQuantity(String(share)).value),
      ZERO,
    );
    const facts = { field, sum: sum.toFixed() };
    if (sum.gt(100)) return [find.error('terms.shares-above-whole', path, facts)];
    if (rests === 0 && !sum.eq(100)) return [find.error('terms.shares-below-whole', path, facts)];
    return [];
  });
};
