import { dateOf } from '../../core/calendar/instant.ts';
import type { Finding } from '../../core/findings.ts';
import type { PeriodData } from '../../core/lifecycle/data/completeness.ts';
import { importsFor } from '../../core/lifecycle/data/snapshot.ts';
import { refused } from '../../core/lifecycle/finding.ts';
import { taskId } from '../../core/lifecycle/names.ts';
import { affairOf } from '../../core/lifecycle/tasks/begin.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import type { StepContext } from '../step.ts';
import { decisionOf } from './decision.ts';
import { readImports } from './period-data.ts';
import type { StepInput } from './step-input.ts';
import { loadTerms } from './terms.ts';
import type { StepWork } from './transition.ts';

/**
 * What is missing of a period's data, after whoever delivers them has said that they are there, or are not; and what
 * must be known before they are frozen, unless a reason was given with it.
 */
export async function missingIn(
  context: StepContext,
  step: StepInput,
  { contract, tasks, at }: StepWork,
): Promise<readonly Finding[]> {
  const { contractId, periodId } = step;
  const { choice, reason } = decisionOf(tasks, taskId(affairOf(step), 'deliver-data'));
  if (choice === 'not-available') return [refused('data.not-available', { periodId })];
  const loading = import('../../core/lifecycle/data/completeness.ts');
  const imports = importsFor(await context.store.list('import', contractId), step);
  const why = `check whether the data of ${periodId} are complete`;
  const data = await readImports(context, imports, { contractId, why, at });
  if (!data.ok) return data.findings;
  const { terms } = await loadTerms(context, contractId, contract.termsVersion);
  const asOf = dateOf(at, contract.timeZone);
  const { missingData } = await loading;
  const about = { terms, periodId, data: data.value, asOf };
  const missing = missingData(about);
  const isAnswered = (reason ?? '').trim() !== '';
  return isAnswered ? missing : [...missing, ...(await toKnowIn(context, step, { ...about, at }))];
}

async function toKnowIn(
  context: StepContext,
  { contractId, periodId }: StepInput,
  about: { terms: Terms; data: PeriodData; asOf: string; at: string },
): Promise<readonly Finding[]> {
  const { at, ...known } = about;
  const loading = Promise.all([
    import('../../core/lifecycle/data/elsewhere.ts'),
    import('../../core/lifecycle/data/before-freezing.ts'),
  ]);
  const [imports, periods] = await Promise.all([
    context.store.list('import', contractId),
    context.store.list('period', contractId),
  ]);
  const [{ importsForOthers, rowsByPeriod }, { beforeFreezing }] = await loading;
  const chosen = importsForOthers(imports, { periodId, periods });
  const why = `check what was delivered for others and counts in ${periodId}`;
  const read = await readImports(context, chosen, { contractId, why, at });
  if (!read.ok) return read.findings;
  const others = rowsByPeriod(chosen, read.value.observations);
  return beforeFreezing({ ...known, periodId, others });
}
