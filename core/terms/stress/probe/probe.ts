import type { Finding } from '../../../findings.ts';
import { type Decimal, decimal, ONE, ZERO } from '../../../money/decimal.ts';
import { entitledOn } from '../../../settlement/entitled.ts';
import type { Facts } from '../../../settlement/facts.ts';
import { factFindings } from '../../../settlement/fit/fit.ts';
import type { TermsContext } from '../../check/context.ts';
import { readNumber } from '../../quantity.ts';
import type { Fold } from '../fold/fold.ts';
import { type Result, type Results, situation } from './situation.ts';

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
  /** Why made-up results cannot be settled, if none of them could be. */
  readonly refusal: () => string | undefined;
  /** What every delivered amount is taken to be, if there are any. */
  readonly delivered: Decimal | undefined;
};

/**
 * So many settlements at most are computed for one contract, so that check answers at once. Beyond them
 * nothing more is tried, and what is not proved is said to be so.
 */
export const PROBES_MAX = 48;

/** Settles terms on made-up results, each set of results once. */
export function probeOf(context: TermsContext, fold: Fold, { most = PROBES_MAX } = {}): Probe {
  const known = new Map<string, Paid | null>();
  let exhausted = false;
  let refused: string | undefined;
  const delivered = deliveredOf(context, fold);
  const factsWith = situation({ context, fold, delivered: delivered ?? ONE });
  const settled = settlerOf(context);
  function pays(results: Results): Paid | null {
    const key = [...results].map(([name, value]) => `${name}=${keyOf(value)}`).join('|');
    const paid = known.get(key);
    if (paid !== undefined) return paid;
    if (known.size >= most) {
      exhausted = true;
      return null;
    }
    const found = settled(factsWith(results));
    if (typeof found === 'string') refused ??= found;
    const settledTo = typeof found === 'string' ? null : found;
    known.set(key, settledTo);
    return settledTo;
  }
  const refusal = () =>
    [...known.values()].every((found) => found === null) ? refused : undefined;
  return { pays, isExhausted: () => exhausted, refusal, delivered };
}

function keyOf(value: Result): string {
  return value === 'missing' || !('first' in value)
    ? value.toString()
    : `${value.first}, ${value.rest}`;
}

/** What is paid, or the code of what keeps it from being computed. */
type Settled = (facts: Facts) => Paid | string;

/** Settles terms on made-up facts; whether such facts fit the terms depends on what is missing, not on values. */
function settlerOf({ terms }: TermsContext): Settled {
  const inForce = [{ version: 1, hash: '', terms }];
  const isShared = terms.payments.map(({ payers }) => payers === undefined);
  const unfit = new Map<string, string | undefined>();
  return (facts) => {
    const input = { terms: inForce, facts, settled: [], final: true };
    const missing = facts.metrics.map((fact) => (fact.missing ? '-' : '+')).join('');
    if (!unfit.has(missing)) unfit.set(missing, firstError(factFindings(input)));
    const wrong = unfit.get(missing);
    if (wrong !== undefined) return wrong;
    const entitled = entitledOn(input);
    if (!entitled.ok) return firstError(entitled.findings) ?? '';
    const { total, lines, waits } = entitled.value;
    const shared = lines.reduce((sum, line, at) => (isShared[at] ? sum.plus(line) : sum), ZERO);
    return { total, lines, shared: isShared.every(Boolean) ? total : shared, waits };
  };
}

function firstError(findings: readonly Finding[]): string | undefined {
  return findings.find(({ severity }) => severity === 'error')?.code;
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
