import * as z from 'zod';
import type { ISODate } from '../../core/calendar/date.ts';
import { writePartial } from '../../core/outcomes/partial-file.ts';
import { planOf } from '../../core/outcomes/plan.ts';
import type { Part } from '../../core/outcomes/stream/enrolment-rows.ts';
import { Surprise } from '../../core/outcomes/stream/surprise.ts';
import { type Source, type Tallied, tallyFiles } from '../../core/outcomes/stream/tally-files.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
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
 * nothing where the data must be read in one piece because something in them is not plain.
 */
export const computePart: Step = async (input, context) => {
  const { part, ...step } = Input.parse(input);
  const { contractId, periodId } = step;
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

  const sources = { enrolments, observations, asOf: snapshot.asOf, part: partOfId(part) };
  const tallied = tally(terms, sources);

  if (!tallied || isOutOfPlace(tallied, hashes.length)) return { computed: {} };
  const bytes = new TextEncoder().encode(writePartial(tallied));
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

function tally(
  terms: Terms,
  input: {
    enrolments: Source | undefined;
    observations: Source | undefined;
    asOf: ISODate;
    part: Part;
  },
): Tallied | undefined {
  const { enrolments, observations, ...rest } = input;
  if (!enrolments || !observations) return undefined;
  try {
    return tallyFiles(planOf(terms), { enrolments, observations, ...rest });
  } catch (reason) {
    if (reason instanceof Surprise) return undefined;
    throw reason;
  }
}

/** Remarks name file and row, which joined files do not have any more: then one piece says them. */
function isOutOfPlace({ partial, findings }: Tallied, files: number): boolean {
  return files > 2 && (partial.later.rows > 0 || findings.length > 0);
}
