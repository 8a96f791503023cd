import * as z from 'zod/mini';
import { hasErrors } from '../../core/findings.ts';
import type { PartFile } from '../../core/outcomes/parts.ts';
import { ComputedPart } from '../common/division.ts';
import { beginOutcomes, keepOutcomes, resultOfPersons } from '../common/outcomes.ts';
import { readPersonFiles } from '../common/person-files.ts';
import { StepInput } from '../common/step-input.ts';
import type { Step } from '../step.ts';

const Input = z.strictObject({ ...StepInput.shape, parts: z.array(ComputedPart) });

const WHOLE = { outcome: 'whole' };

/**
 * Merges what the parts say into the same result as one piece gives. Where a part could not be added up by itself, or
 * where only all of them together show that something is wrong, one piece says what.
 */
export const mergeParts: Step = async (input, context) => {
  const { parts, ...step } = Input.parse(input);
  const loading = import('../../core/outcomes/parts.ts');
  const work = await beginOutcomes(context, step);
  if (work.known) return { outcome: 'computed', result: work.known };
  const hashes = parts.flatMap(({ partial }) => (partial === undefined ? [] : [partial]));
  if (hashes.length < parts.length || parts.length === 0) return WHOLE;
  const { contractId, periodId } = step;
  const { terms, snapshot, at } = work;
  const reading = { contractId, files: hashes, why: `outcomes of ${periodId}, merged`, at };
  const texts = await readPersonFiles(context, reading);
  const files = texts.map((text): PartFile => JSON.parse(text));

  const { asOf } = snapshot;
  const { mergeParts: merge } = await loading;
  const merged = merge({ terms, asOf, parts: files, periods: [periodId] });

  if (!merged.ok || hasErrors(merged.findings)) return WHOLE;
  const computed = resultOfPersons(periodId, merged.value, merged.findings);
  return { outcome: 'computed', result: await keepOutcomes(context, work, computed) };
};
