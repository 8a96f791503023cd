import { lateDataNotice } from '../../notices/late-data.ts';
import type { Notice } from '../../notices/notice.ts';
import type { Late, LateData } from '../../outcomes/deliveries/late.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { hashOf } from '../chain/canonical.ts';
import type { NewEvent } from '../change.ts';
import type { Instant, Person } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { PeriodItem } from '../items/period.ts';

/** A frozen revision of a period: what comes for it now comes late. */
export type FrozenPeriod = PeriodItem & { readonly snapshotHash: string };

/**
 * The full file of data that came late for a period: counts, and what they would change. How few persons it is about
 * is for those who may see persons; the event names the file, and everybody sees that there is one.
 */
export type LateFile = LateData & {
  readonly late: 'utfall-late/1';
  readonly contract: string;
  readonly periodId: string;
  /** The revision that stands. */
  readonly revision: number;
  readonly snapshotHash: string;
  readonly importId: string;
  /**
   * The hash of the rows and persons that it is about: who has the data can tell that it is these. Nobody else can
   * guess it, and so nobody can find the counts by trying which make the hash of this file.
   */
  readonly differing: string;
};

/** What stands of a period and would be changed by what comes now: its newest revision that was not thrown out. */
export function frozenPeriods(periods: readonly PeriodItem[]): FrozenPeriod[] {
  const stands = periods.filter(
    (period): period is FrozenPeriod =>
      period.snapshotHash !== undefined && STANDING.includes(period.state),
  );
  return stands.filter(
    ({ periodId, revision }) =>
      !stands.some((other) => other.periodId === periodId && other.revision > revision),
  );
}

const STANDING: readonly PeriodItem['state'][] = ['measured', 'verified', 'disputed'];

export function lateFile(
  { contractId: contract, periodId, revision, snapshotHash }: FrozenPeriod,
  { importId, late: { data, differing } }: { importId: string; late: Late },
): LateFile {
  const about = { contract, periodId, revision, snapshotHash, importId };
  return { late: 'utfall-late/1', ...about, ...data, differing: hashOf(differing) };
}

/** What is told of late data: of which delivery, whether that was taken back, and which file has the counts. */
type Told = {
  readonly importId: string;
  readonly isWithdrawn: boolean;
  readonly file: string;
  readonly at: Instant;
};

/** The event that names the file. */
export const LATE_EVENT = 'data-came-late';

/** That data came late for a period, for the contract's chain: ids and hashes, no counts. */
export function lateEvent(
  { periodId, revision }: FrozenPeriod,
  said: Told & { who: Person },
): NewEvent {
  const { importId, isWithdrawn, file, who, at } = said;
  const about = { import: importId, period: periodId, revision: String(revision), file };
  const facts = { ...about, ...(isWithdrawn ? { withdrawn: 'true' } : {}) };
  return { what: LATE_EVENT, who, at, facts };
}

/** Tells the project owner, who can correct the period, and the evaluator, whose verdict it is about. */
export function lateNotice(
  { periodId, revision, state }: FrozenPeriod,
  said: Told & { contract: ContractItem; terms: Terms },
): Notice {
  return lateDataNotice({ ...said, periodId, revision, isDecided: state !== 'measured' });
}
