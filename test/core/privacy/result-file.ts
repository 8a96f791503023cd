import { type ResultFile, splitEvaluation } from '../../../core/lifecycle/verdict/result-file.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';

/** What is evaluated of made-up persons, as a contract keeps it. */
export function resultFileOf(
  data: Pick<Parameters<typeof evaluate>[0], 'terms' | 'enrolments' | 'observations'>,
  revision: number,
): ResultFile {
  const evaluated = evaluate({ ...data, asOf: '2018-06-01' });
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.findings));
  return {
    ...{ result: 'utfall-result/1', contract: 'c', periodId: 'y1', revision, termsVersion: 1 },
    ...{ termsHash: 'a', snapshotHash: 'b', asOf: '2018-06-01', remarks: [] },
    evaluation: splitEvaluation(evaluated.value).aggregate,
    facts: { ...evaluated.value.facts, capital: [], amounts: [], events: [], claims: [] },
  };
}
