import * as z from 'zod';
import { type Finding, hasErrors } from '../../core/findings.ts';
import { canonicalJson } from '../../core/lifecycle/canonical.ts';
import { concludeOutcomes } from '../../core/outcomes/conclude.ts';
import { mergePartials } from '../../core/outcomes/partial.ts';
import { readPartial } from '../../core/outcomes/partial-file.ts';
import { type Plan, planOf } from '../../core/outcomes/plan.ts';
import { remarksOn } from '../../core/outcomes/remarks.ts';
import type { Tallied } from '../../core/outcomes/stream/tally-files.ts';
import { readNumber } from '../../core/terms/quantity.ts';
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
  const work = await beginOutcomes(context, step);
  if (work.known) return { outcome: 'computed', result: work.known };
  const hashes = parts.flatMap(({ partial }) => (partial === undefined ? [] : [partial]));
  if (hashes.length < parts.length || parts.length === 0) return WHOLE;
  const { contractId, periodId } = step;
  const { terms, snapshot, at } = work;
  const reading = { contractId, files: hashes, why: `outcomes of ${periodId}, merged`, at };
  const tallied = (await readPersonFiles(context, reading)).map(readPartial);

  const plan = planOf(terms);
  const merged = mergeTallied(plan, tallied);

  if (!merged) return WHOLE;
  const { asOf } = snapshot;
  const evaluation = concludeOutcomes(plan, { partial: merged.partial, asOf, periods: [periodId] });
  const remarks = [...merged.findings, ...remarksOn(plan, { partial: merged.partial, asOf })];
  const computed = resultOfPersons(periodId, evaluation, remarks);
  return { outcome: 'computed', result: await keepOutcomes(context, work, computed) };
};

/** Undefined where something is wrong with all of them together. */
function mergeTallied(plan: Plan, tallied: readonly Tallied[]): Tallied | undefined {
  const partial = mergePartials(tallied.map((each) => each.partial));
  // Every part has read the files to their end, and says the same of them.
  const said = tallied.flatMap(({ findings }) => findings);
  const findings = [...unique(said), ...plan.findings];
  const places = plan.terms.targetGroup?.places;
  const isFull = places !== undefined && readNumber(places).lt(partial.enrolledCount);
  return hasErrors(findings) || isFull ? undefined : { partial, findings };
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((each) => [canonicalJson(each), each])).values()];
}
