import type { Affair } from './items/common.ts';
import type { TaskKind } from './items/workflow.ts';

const EXECUTION_NAME = /^[A-Za-z0-9._-]{1,80}$/;

/**
 * The permanent key of a settlement and its payout, everywhere the same: never an execution's id, never a
 * key that expires.
 *
 * @example settlementKey({ periodId: 'year_1', purpose: 'outcome-payment', revision: 1 })
 *   // → 'year_1.outcome-payment.r1'
 */
export function settlementKey({ periodId, purpose, revision }: Affair): string {
  return `${periodId}.${purpose}.r${revision}`;
}

/** The permanent key of a task; `detail` is the party that signs or the number of the attester. */
export function taskId(affair: Affair, task: TaskKind, detail?: string): string {
  return [settlementKey(affair), task, ...(detail === undefined ? [] : [detail])].join('.');
}

/**
 * The name of an execution: one per contract, period, purpose, revision and attempt, because Step Functions
 * keeps a closed name for 90 days.
 *
 * @throws RangeError if the name would not be accepted; terms whose names are too long are refused by check.
 * @example executionName('norrkoping-2016', { periodId: 'year_1', purpose: 'follow-up', revision: 1 }, 2)
 *   // → 'norrkoping-2016.year_1.follow-up.r1.a2'
 */
export function executionName(contractId: string, affair: Affair, attempt: number): string {
  const name = `${contractId}.${settlementKey(affair)}.a${attempt}`;
  if (!EXECUTION_NAME.test(name)) throw new RangeError(`"${name}" cannot name an execution`);
  return name;
}
