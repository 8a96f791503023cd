import type { Affair, Instant } from '../items/common.ts';
import type { PeriodItem, SettlementItem } from '../items/period.ts';
import type { DueItem, TransitionItem } from '../items/work.ts';

/**
 * Whether a payout of this purpose is the last of its contract, so that nothing may be carried further. The
 * purposes of payouts are `outcome-payment`, `delivery`, `termination`, and `final` at the contract's end.
 */
export function isFinalPayout({ purpose }: Pick<Affair, 'purpose'>): boolean {
  return purpose === 'termination' || purpose === 'final';
}

export function sameAffair(one: Affair, other: Affair): boolean {
  return (
    one.periodId === other.periodId &&
    one.purpose === other.purpose &&
    one.revision === other.revision
  );
}

/** The newest revision of every period. */
export function newestRevisions(periods: readonly PeriodItem[]): PeriodItem[] {
  return newestOf(periods);
}

/**
 * What is settled on: of every period the newest verified revision to which nobody may object any more. While a
 * correction can still be objected to, what was settled before stands.
 */
export function settledOn(periods: readonly PeriodItem[], at: Instant): PeriodItem[] {
  return newestVerified(
    periods.filter(({ objectionsUntil }) => objectionsUntil === undefined || objectionsUntil <= at),
  );
}

/** The newest revision of every period that is verified. */
export function newestVerified(periods: readonly PeriodItem[]): PeriodItem[] {
  return newestOf(periods.filter(({ state }) => state === 'verified'));
}

function newestOf(periods: readonly PeriodItem[]): PeriodItem[] {
  const newest = new Map<string, PeriodItem>();
  for (const period of periods) {
    const known = newest.get(period.periodId);
    if (!known || known.revision < period.revision) newest.set(period.periodId, period);
  }
  return [...newest.values()];
}

/** How a new settlement meets the one that is open. */
export function meetOpenSettlement(
  open: Pick<SettlementItem, 'state'> | undefined,
): 'free' | 'supersedes' | 'waits' {
  switch (open?.state) {
    case undefined:
    case 'reconciled':
    case 'superseded':
    case 'refused':
      return 'free';
    case 'settled':
    case 'attested':
      return 'supersedes';
    case 'issued':
    case 'unknown':
    case 'paid':
      return 'waits';
  }
}

/** What of a contract decides whether its periods are done. */
export type PayoutState = {
  readonly periods: readonly PeriodItem[];
  /** Of the workflow `payout`. */
  readonly payouts: readonly TransitionItem[];
  readonly dues: readonly DueItem[];
};

/**
 * Whether nothing remains but the final settlement: every period's newest revision is verified and, unless it
 * was only for learning, settled; no objection can be raised any more; and the contract's last day has passed,
 * if the terms name one.
 */
export function everythingIsDone({ periods, payouts, dues }: PayoutState): boolean {
  const ahead = dues.some(
    ({ what, state }) =>
      (what === 'contract-ends' || what === 'objections-close') && state === 'waiting',
  );
  const busy = payouts.some((payout) => payout.state === 'open');
  return !ahead && !busy && newestRevisions(periods).every(isDone);

  function isDone({ periodId, revision, state, purpose }: PeriodItem): boolean {
    const affair = { periodId, purpose: 'outcome-payment', revision };
    const settled = payouts.some((payout) => sameAffair(payout, affair));
    return state === 'verified' && (purpose === 'learning' || settled);
  }
}
