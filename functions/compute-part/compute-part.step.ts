import * as z from 'zod/mini';
import { canonicalJson } from '../../core/lifecycle/chain/canonical.ts';
import type { Source } from '../../core/outcomes/evaluate-files.ts';
import type { PartFile } from '../../core/outcomes/parts.ts';
import { type DividedFiles, divisibleFiles, PartId, partOfId } from '../common/division.ts';
import { frozenPeriod } from '../common/frozen-period.ts';
import { logReading } from '../common/person-files.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms } from '../common/terms.ts';
import { loadTransition } from '../common/transition.ts';
import { ItemNotFoundError } from '../errors.ts';
import type { Step, StepContext } from '../step.ts';
import { joined } from './joined.ts';

const Input = z.strictObject({ ...StepInput.shape, part: PartId });

/**
 * Adds up one part of a period's persons. What it says is a file of the person zone; the answer is the file's hash, or
 * nothing where the data must be read in one piece, because something in them is wrong or is to be remarked on.
 */
export const computePart: Step = async (input, context) => {
  const { part, ...step } = Input.parse(input);
  const { contractId, periodId } = step;
  const loading = Promise.all([
    import('../../core/outcomes/parts.ts'),
    import('../../core/outcomes/part-file.ts'),
  ]);
  const { at } = await loadTransition(context, step);
  const { snapshot } = await frozenPeriod(context, step);
  const files = divisibleFiles(snapshot);
  if (!files) throw new ItemNotFoundError({ contractId, key: `files to divide of ${periodId}` });
  const { terms } = await loadTerms(context, contractId, snapshot.termsVersion);
  const why = `outcomes of ${periodId}, part ${part}`;
  const hashes = [...files.enrolments, ...files.observations].map(({ file }) => file);
  await logReading(context, { contractId, files: hashes, why, at });
  const [enrolments, observations] = await Promise.all([
    sourceOf(context, contractId, files.enrolments),
    sourceOf(context, contractId, files.observations),
  ]);
  if (!enrolments || !observations) return { computed: {} };

  const { asOf } = snapshot;
  const [{ evaluatePart }, { readPartial }] = await loading;
  const kept = { enrolments, observations, isKept: true };
  const made = evaluatePart({ terms, asOf, ...kept, part: partOfId(part) });

  if (!made.ok) return { computed: {} };
  const later = readPartial(made.value.partial).later.rows;
  if (isOutOfPlace(made.value, later, hashes.length)) return { computed: {} };
  const bytes = new TextEncoder().encode(canonicalJson(made.value));
  return { computed: { partial: await context.files.put('person', contractId, bytes) } };
};

async function sourceOf(
  { files }: Pick<StepContext, 'files'>,
  contractId: string,
  imports: DividedFiles['enrolments'],
): Promise<Source | undefined> {
  const bytes: Uint8Array[] = [];
  for (const { file } of imports) bytes.push(await files.get('person', contractId, file));
  return joined(imports[0]?.importId ?? '', bytes);
}

/** Remarks name file and row, which joined files do not have any more: then one piece says them. */
function isOutOfPlace({ findings }: PartFile, later: number, files: number): boolean {
  return files > 2 && (later > 0 || findings.some(({ at }) => at.file));
}
