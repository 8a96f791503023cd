import { type Decimal, decimal, ONE, ZERO } from '../../../money/decimal.ts';
import { settle } from '../../../settlement/settle.ts';
import type { TermsContext } from '../../check/context.ts';
import { readNumber } from '../../quantity.ts';
import type { Fold } from '../fold/fold.ts';
import { factsWith, type Result, type Results } from './situation.ts';

/** What terms pay on some results, in all and per payment at the top; nothing where it cannot be computed. */
export type Paid = {
  readonly total: Decimal;
  readonly lines: readonly Decimal[];
  /** Without the payments that have payers of their own, such as a guarantee. */
  readonly shared: Decimal;
  /** Something in it could not be told from these results. */
  readonly waits: boolean;
};

export type Probe = {
  readonly pays: (results: Results) => Paid | null;
  /** Whether more was asked for than is tried. */
  readonly isExhausted: () => boolean;
  /** What every delivered amount is taken to be, if there are any. */
  readonly delivered: Decimal | undefined;
};

/**
 * So many settlements at most are computed for one contract, so that check answers at once. Beyond them
 * nothing more is tried, and what is not proved is said to be so.
 */
export const PROBES_MAX = 40;

/** Settles terms on made-up results, each set of results once. */
export function probeOf(context: TermsContext, fold: Fold, { most = PROBES_MAX } = {}): Probe {
  const known = new Map<string, Paid | null>();
  let exhausted = false;
  const delivered = deliveredOf(context, fold);
  function pays(results: Results): Paid | null {
    const key = [...results].map(([name, value]) => `${name}=${keyOf(value)}`).join('|');
    const paid = known.get(key);
    if (paid !== undefined) return paid;
    if (known.size >= most) {
      exhausted = true;
      return null;
    }
    const found = settled(context, { results, fold, delivered: delivered ?? ONE });
    known.set(key, found);
    return found;
  }
  return { pays, isExhausted: () => exhausted, delivered };
}

function keyOf(value: Result): string {
  return value === 'missing' || !('first' in value)
    ? value.toString()
    : `${value.first}, ${value.rest}`;
}

type Asked = { readonly results: Results; readonly fold: Fold; readonly delivered: Decimal };

function settled(context: TermsContext, { results, fold, delivered }: Asked): Paid | null {
  const settlement = settle({
    terms: [{ version: 1, hash: '', terms: context.terms }],
    facts: factsWith(results, { context, fold, delivered }),
    settled: [],
    final: true,
  });
  if (!settlement.ok) return null;
  const { entitled, lines, waitingFor } = settlement.value;
  const total = decimal(entitled);
  const paid = lines.map(({ amount }) => decimal(amount));
  const isShared = context.terms.payments.map(({ payers }) => payers === undefined);
  const shared = paid.reduce((sum, line, index) => (isShared[index] ? sum.plus(line) : sum), ZERO);
  return {
    total,
    lines: paid,
    shared: isShared.every(Boolean) ? total : shared,
    waits: waitingFor.length > 0,
  };
}

/** An amount that is delivered later is taken to be as large as the budget, or else as the capital. */
function deliveredOf({ terms }: TermsContext, fold: Fold): Decimal | undefined {
  const amounts = Object.values(terms.amounts ?? {});
  if (!amounts.some((amount) => typeof amount === 'object' && 'delivered' in amount)) {
    return undefined;
  }
  if (terms.budget !== undefined) return readNumber(terms.budget);
  const capital = Object.keys(terms.capital ?? {})
    .map((name) => fold.figure(name).high)
    .filter((high) => high.isFinite())
    .reduce((sum, high) => sum.plus(high), ZERO);
  return capital.isZero() ? decimal('1000000') : capital;
}
