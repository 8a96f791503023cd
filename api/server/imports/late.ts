import type { Finding } from '../../../core/findings.ts';
import { canonicalJson } from '../../../core/lifecycle/chain/canonical.ts';
import type { Change } from '../../../core/lifecycle/change.ts';
import {
  type FrozenPeriod,
  frozenPeriods,
  lateEvent,
  lateFile,
  lateNotice,
} from '../../../core/lifecycle/data/late.ts';
import type { Snapshot } from '../../../core/lifecycle/data/snapshot.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import { type Late, lateData, lateFindings } from '../../../core/outcomes/deliveries/late.ts';
import type { Known } from '../../../core/outcomes/deliveries/late-rows.ts';
import type { Enrolment } from '../../../core/outcomes/records.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import type { Access } from '../access.ts';
import type { ApiRequest } from '../handler.ts';
import { fullOf, loadTerms } from '../load.ts';
import { noticeToSend } from '../notices.ts';
import { deliveredIn, knownIn, type OfContract, otherImports } from './known.ts';

/** What a delivery changes in a period that is frozen already. */
export type LateDelivery = { readonly period: FrozenPeriod; readonly late: Late };

/** Everybody enrolled before a delivery and with it, the rows that it brings, and for which period. */
export type Brought = {
  readonly before: readonly Enrolment[];
  readonly since: Known;
  readonly periodId?: string;
};

/**
 * What a delivery would change in the periods whose data are frozen: each held against exactly what was frozen, and
 * what came since.
 */
export async function lateFor(
  request: OfContract,
  access: Access,
  { terms, ...brought }: Brought & { terms: Terms },
): Promise<LateDelivery[]> {
  const { contractId } = access.contract;
  const periods = frozenPeriods(await request.context.store.list('period', contractId));
  if (periods.length === 0) return [];
  const imports = await otherImports(request, access);
  const found = await Promise.all(
    periods.map(async (period) => {
      const { periodId, snapshotHash } = period;
      const snapshot = await fullOf<Snapshot>(request.context, contractId, snapshotHash);
      const frozen = await knownIn(request, access, snapshot.imports);
      // Figures that were delivered as such stand on no rows that could differ.
      if (frozen.observations.length === 0) return [];
      const later = await deliveredIn(request, access, deliveredSince(imports, snapshot));
      const deliveries = later.flatMap((each) =>
        each.what === 'observations'
          ? [{ rows: each.rows, isCorrection: each.periodId === periodId }]
          : [],
      );
      const between = { enrolments: brought.before, deliveries };
      const { terms: signed } = await loadTerms(request.context, contractId, snapshot.termsVersion);
      const was = { ...frozen, terms: signed, asOf: snapshot.asOf };
      const since = { ...brought.since, isCorrection: brought.periodId === periodId };
      const late = lateData({ terms, periodId, was, asOf: access.today, between, since });
      return late ? [{ period, late }] : [];
    }),
  );
  return found.flat();
}

/** What was delivered of any period after the last that a period was frozen with. */
function deliveredSince(imports: readonly ImportItem[], snapshot: Snapshot): ImportItem[] {
  const rows = imports.filter(({ what }) => what === 'observations');
  const frozen = new Set(snapshot.imports.map(({ importId }) => importId));
  return rows.slice(rows.findLastIndex(({ importId }) => frozen.has(importId)) + 1);
}

/** What whoever delivers is told of it. */
export function findingsOf(late: readonly LateDelivery[]): Finding[] {
  return late.flatMap(({ period: { periodId: period, revision }, late: { data } }) =>
    lateFindings(data, { period, revision }),
  );
}

type LateKeeping = {
  readonly importId: string;
  /** Whether it is the taking back of the import that changes something. */
  readonly isWithdrawn?: boolean;
  readonly terms: Terms;
  readonly late: readonly LateDelivery[];
};

/**
 * What is kept of late data: a file with the counts for those who may see persons, an event that names it, and a
 * notice to the project owner and the evaluator.
 */
export async function keepLate(
  { context, person: who }: ApiRequest,
  { contract, now: at }: Access,
  { importId, isWithdrawn = false, terms, late }: LateKeeping,
): Promise<Pick<Change, 'events' | 'outbox'>> {
  const kept = await Promise.all(
    late.map(async ({ period, late: found }) => {
      const content = lateFile(period, { importId, late: found });
      const { contractId } = contract;
      const file = await context.files.put('full', contractId, bytesOf(content));
      const told = { importId, isWithdrawn, file, at };
      const notice = lateNotice(period, { ...told, contract, terms });
      return {
        event: lateEvent(period, { ...told, who }),
        outbox: await noticeToSend(context, notice),
      };
    }),
  );
  return { events: kept.map(({ event }) => event), outbox: kept.map(({ outbox }) => outbox) };
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}
