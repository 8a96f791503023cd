import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { PeriodItem } from '../../core/lifecycle/items/period.ts';
import type {
  ClaimsFile,
  ResultFile,
  VerifiedResult,
} from '../../core/lifecycle/verdict/result-file.ts';
import type { StepContext } from '../step.ts';
import { readFull } from './open-file.ts';
import { readPersonFiles } from './person-files.ts';
import { readNeeded } from './transition.ts';

/** The results of these revisions, oldest period first, with the claims of persons; the reading is logged. */
export async function loadResults(
  context: Pick<StepContext, 'store' | 'files'>,
  periods: readonly PeriodItem[],
  { why, at }: { why: string; at: Instant },
): Promise<VerifiedResult[]> {
  const results: VerifiedResult[] = [];
  for (const { contractId, periodId, revision } of oldestFirst(periods)) {
    const item = await readNeeded(context, 'result', contractId, { periodId, revision });
    const { facts, blind } = await readFull<ResultFile>(context, contractId, item.file);
    const files = item.claimsFile === undefined ? [] : [item.claimsFile];
    const texts = await readPersonFiles(context, { contractId, files, why, at });
    const claims = texts.flatMap((text) => (JSON.parse(text) as ClaimsFile).claims);
    results.push({ periodId, blind, facts, claims });
  }
  return results;
}

/** In the order in which what they say is settled. */
export function oldestFirst(periods: readonly PeriodItem[]): PeriodItem[] {
  return periods.toSorted((one, other) => (one.to < other.to ? -1 : 1));
}
