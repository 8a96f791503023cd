import type { Period } from '../../terms/shape/metric.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { New } from '../items/item.ts';
import type { PeriodItem } from '../items/period.ts';
import { dataDueOf } from './due.ts';

/** A period of the terms as it is planned; a later revision says why it is there. */
export function plannedPeriod(input: {
  contractId: string;
  period: Period;
  terms: Pick<Terms, 'metrics'>;
  revision?: number;
  reason?: string;
}): New<PeriodItem> {
  const { contractId, period, terms, revision = 1, reason } = input;
  return {
    kind: 'period',
    contractId,
    periodId: period.id,
    revision,
    state: 'planned',
    from: period.from,
    to: period.to,
    dataDue: dataDueOf(period, terms),
    purpose: period.purpose ?? 'payment',
    ...(reason === undefined ? {} : { reason }),
  };
}
