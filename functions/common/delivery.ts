import { dateOf } from '../../core/calendar/instant.ts';
import type { Finding } from '../../core/findings.ts';
import { affairOf } from '../../core/lifecycle/begin.ts';
import { refused } from '../../core/lifecycle/finding.ts';
import { taskId } from '../../core/lifecycle/names.ts';
import { importsFor } from '../../core/lifecycle/snapshot.ts';
import type { StepContext } from '../step.ts';
import { decisionOf } from './decision.ts';
import { readImports } from './period-data.ts';
import type { StepInput } from './step-input.ts';
import { loadTerms } from './terms.ts';
import type { StepWork } from './transition.ts';

/** What is missing of a period's data, after whoever delivers them has said that they are there, or are not. */
export async function missingIn(
  context: StepContext,
  step: StepInput,
  { contract, tasks, at }: StepWork,
): Promise<readonly Finding[]> {
  const { contractId, periodId } = step;
  const { choice } = decisionOf(tasks, taskId(affairOf(step), 'deliver-data'));
  if (choice === 'not-available') return [refused('data.not-available', { periodId })];
  const loading = import('../../core/lifecycle/completeness.ts');
  const imports = importsFor(await context.store.list('import', contractId), step);
  const why = `check whether the data of ${periodId} are complete`;
  const data = await readImports(context, imports, { contractId, why, at });
  if (!data.ok) return data.findings;
  const { terms } = await loadTerms(context, contractId, contract.termsVersion);
  const asOf = dateOf(at, contract.timeZone);
  const { missingData } = await loading;
  return missingData({ terms, periodId, data: data.value, asOf });
}
