import type { Finding } from '../../../core/findings.ts';
import { EVENTS_CHAIN } from '../../../core/lifecycle/chain/chain.ts';
import { LATE_EVENT, type LateFile } from '../../../core/lifecycle/data/late.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { PeriodItem } from '../../../core/lifecycle/items/period.ts';
import { type LateData, lateFindings } from '../../../core/outcomes/deliveries/late.ts';
import { fullOf } from '../load.ts';
import type { OfContract } from './known.ts';

/** What whoever takes a delivery back is told of a frozen period in which persons of it are. */
export function toldOfWithdrawal(
  data: LateData,
  { periodId: period, revision }: Pick<PeriodItem, 'periodId' | 'revision'>,
): Finding[] {
  return lateFindings(data, { period, revision }).map((each) =>
    each.code === 'outcomes.late-rows' ? { ...each, code: 'import.late-without-it' } : each,
  );
}

/** The same, as the contract's chain tells it of a delivery that was taken back before. */
export async function retold(
  { context }: OfContract,
  { contractId, importId }: ImportItem,
): Promise<Finding[]> {
  const events = await context.store.list('event', contractId, { chain: EVENTS_CHAIN });
  const files = events.flatMap(({ what, facts: { import: of, withdrawn, file } }) =>
    what === LATE_EVENT && of === importId && withdrawn !== undefined && file !== undefined
      ? [file]
      : [],
  );
  const late = await Promise.all(files.map((file) => fullOf<LateFile>(context, contractId, file)));
  return late.flatMap((each) => toldOfWithdrawal(each, each));
}
