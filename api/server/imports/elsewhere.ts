import type { Finding } from '../../../core/findings.ts';
import {
  deliveredElsewhere,
  importsForOthers,
  othersToCollect,
  rowsByPeriod,
} from '../../../core/lifecycle/data/elsewhere.ts';
import type { PeriodItem } from '../../../core/lifecycle/items/period.ts';
import type { DeliveredFor } from '../../../core/outcomes/checks/unkept.ts';
import type { Known } from '../../../core/outcomes/deliveries/late-rows.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import type { Access } from '../access.ts';
import { knownIn, type OfContract, otherImports } from './known.ts';

/** For which period rows are delivered, beside those that others could be delivered for. */
export async function deliveredFor(
  { context, input: { contractId } }: OfContract,
  { periodId }: PeriodItem,
): Promise<DeliveredFor> {
  const periods = await context.store.list('period', contractId);
  return { periodId, others: othersToCollect(periods, periodId) };
}

/** That rows count in a period which were delivered for others alone, once its own are as here. */
export async function elsewhereFor(
  request: OfContract,
  access: Access,
  { period, observations: own, ...known }: Known & { terms: Terms; period: PeriodItem },
): Promise<Finding[]> {
  const { periodId } = period;
  const periods = await request.context.store.list('period', access.contract.contractId);
  const imports = importsForOthers(await otherImports(request, access), { periodId, periods });
  const { observations } = await knownIn(request, access, imports);
  const others = rowsByPeriod(imports, observations);
  return deliveredElsewhere({ ...known, periodId, own, others });
}
