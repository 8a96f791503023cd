import type { ISODate } from '../calendar/date.ts';
import { type Answer, answer, type Finding, hasErrors, refusal } from '../findings.ts';
import { readEnrolments } from '../intake/enrolments.ts';
import { readObservations } from '../intake/observations.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { concludeOutcomes, type Eligible } from './conclude.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { type Plan, planOf } from './plan.ts';
import { remarksOn } from './remarks.ts';
import { Surprise } from './stream/surprise.ts';
import { type Source, type Tallied, tallyFiles } from './stream/tally-files.ts';
import { needsPersons } from './uncertainty/people.ts';

export type { Source } from './stream/tally-files.ts';

/**
 * Evaluates two files of any size, as `evaluate` does what they hold. Plain files are added up while they are
 * read; at the first thing that is not plain they are read the ordinary way, which says what is wrong.
 *
 * @returns all findings. With one error nothing is computed.
 */
export function evaluateFiles(input: {
  terms: Terms;
  enrolments: Source;
  observations: Source;
  asOf: ISODate;
  periods?: readonly string[];
  eligible?: readonly Eligible[];
  /** Whether each person's claims are told (left out), or those of persons who are alike together. */
  claims?: 'each' | 'alike';
}): Answer<Evaluation> {
  const { enrolments: _people, observations: _seen, ...rest } = input;
  const plan = planOf(rest.terms);
  // What looks at persons together keeps them: the ordinary way does.
  const tallied = needsPersons(plan) ? undefined : tallyOrSurprise(plan, input);
  if (tallied) {
    const { partial } = tallied;
    const remarks = remarksOn(plan, { partial, asOf: rest.asOf });
    const findings = [...tallied.findings, ...plan.findings, ...remarks];
    return answer(concludeOutcomes(plan, { ...rest, partial }), findings);
  }
  const { people, seen } = readBoth(input);
  const read = [...people.findings, ...seen.findings];
  if (!people.ok || !seen.ok) return refusal(read);
  const result = evaluate({ ...rest, enrolments: people.value, observations: seen.value });
  const findings = [...read, ...result.findings];
  return result.ok ? answer(result.value, findings) : refusal(findings);
}

export type Files = { readonly enrolments: Source; readonly observations: Source };

/** What is wrong with two files by themselves, whatever the terms say. */
export function checkFiles(files: Files): Finding[] {
  const { people, seen } = readBoth(files);
  return [...people.findings, ...seen.findings];
}

/** Both files as the ordinary readers read them. */
export function readBoth({ enrolments, observations }: Files) {
  return {
    people: readEnrolments(textOf(enrolments), enrolments.file),
    seen: readObservations(textOf(observations), observations.file),
  };
}

/** Adds up plain files while they are read; nothing where the ordinary way must read them. */
export function tallyOrSurprise(
  plan: Plan,
  input: Parameters<typeof tallyFiles>[1],
): Tallied | undefined {
  try {
    return hasErrors(plan.findings) ? undefined : tallyFiles(plan, input);
  } catch (reason) {
    if (reason instanceof Surprise) return undefined;
    throw reason;
  }
}

function textOf({ blocks }: Source): string {
  const decoder = new TextDecoder();
  let text = '';
  for (const block of blocks()) text += decoder.decode(block, { stream: true });
  return text + decoder.decode();
}
