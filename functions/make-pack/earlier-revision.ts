import type { PeriodItem } from '../../core/lifecycle/items/period.ts';
import type { ResultFile } from '../../core/lifecycle/verdict/result-file.ts';
import type { Disclosed } from '../../core/privacy/disclosed.ts';
import type { DisclosedResult } from '../../core/privacy/tables/disclosed-result.ts';
import { readDisclosed, readFull } from '../common/open-file.ts';
import { readNeeded } from '../common/transition.ts';
import type { StepContext } from '../step.ts';

/** The revision of a period that was measured before another. */
export type EarlierRevision = {
  readonly period: PeriodItem;
  readonly file: string;
  readonly result: ResultFile;
  readonly disclosed: Disclosed<DisclosedResult> | undefined;
};

/** The newest revision of the period that was measured before this one; undefined if this is the first. */
export async function earlierRevision(
  context: StepContext,
  { contractId, periodId, revision }: PeriodItem,
): Promise<EarlierRevision | undefined> {
  const results = await context.store.list('result', contractId, { periodId });
  const item = results.filter((each) => each.revision < revision).at(-1);
  if (!item) return undefined;
  const { file, disclosedFile } = item;
  const [period, result, disclosed] = await Promise.all([
    readNeeded(context, 'period', contractId, { periodId, revision: item.revision }),
    readFull<ResultFile>(context, contractId, file),
    disclosedFile === undefined
      ? undefined
      : readDisclosed<DisclosedResult>(context, contractId, disclosedFile),
  ]);
  return { period, file, result, disclosed };
}
