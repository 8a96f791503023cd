import type { ISODate } from '../calendar/date.ts';
import { type Answer, answer, type Finding, hasErrors, refusal } from '../findings.ts';
import { readObservations } from '../intake/observations.ts';
import { tallied } from '../intake/source/tally.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { concludeOutcomes, type Eligible } from './effects/conclude.ts';
import { remarksOn } from './effects/remarks.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { enrolmentsIn, faultsOfForm, isLarge, whyNotHeld } from './faults.ts';
import { type Plan, planOf } from './plan/plan.ts';
import { type Source, textOf } from './stream/bytes/source.ts';
import { Surprise } from './stream/bytes/surprise.ts';
import type { Enrolled } from './stream/people/enrolled.ts';
import type { Added, Ground } from './stream/rows/ground.ts';
import { type Tallied, tallyFiles, tallyShared } from './stream/tally-files.ts';

export type { Source } from './stream/bytes/source.ts';

type Input = {
  terms: Terms;
  enrolments: Source;
  observations: Source;
  asOf: ISODate;
  periods?: readonly string[];
  eligible?: readonly Eligible[];
  /** Whether each person's claims are told (left out), or those of persons who are alike together. */
  claims?: 'each' | 'alike';
  /** Of a larger file of observations, in bytes, rows are looked through piece by piece before all of them are held. */
  mostHeld?: number;
};

/**
 * Evaluates two files of any size, as `evaluate` does what they hold. Plain files are added up while they are
 * read; at the first thing that is not plain they are read the ordinary way, which says what is wrong.
 *
 * @returns all findings. With one error nothing is computed.
 */
export function evaluateFiles(input: Input): Answer<Evaluation> {
  const plan = planOf(input.terms);
  const tallied = tallyOrSurprise(plan, input);
  return tallied ? concluded(plan, tallied, input) : evaluateOrdinary(input);
}

/** Another thread that helps: each of its promises is broken by a `Surprise` where a file is not plain. */
export type Helper = {
  /** Who is enrolled. */
  readonly enrolled: () => Promise<Enrolled>;
  /** Adds all rows of the observations to the ground, together with this thread. */
  readonly add: (ground: Ground) => Promise<Added>;
};

/** Evaluates as `evaluateFiles` does, with another thread's help. */
export async function evaluateWithHelp(input: Input, helper: Helper): Promise<Answer<Evaluation>> {
  const plan = planOf(input.terms);
  const { observations, asOf, claims = 'each' } = input;
  try {
    if (hasErrors(plan.findings)) return evaluateOrdinary(input);
    const asked = { observations, asOf, claims, add: helper.add };
    return concluded(plan, await tallyShared(plan, await helper.enrolled(), asked), input);
  } catch (reason) {
    if (reason instanceof Surprise) return evaluateOrdinary(input);
    throw reason;
  }
}

function concluded(
  plan: Plan,
  { partial, people, findings, notes }: Tallied,
  { enrolments: _enrolled, observations: _seen, ...rest }: Input,
): Answer<Evaluation> {
  const remarks = remarksOn(plan, { partial, asOf: rest.asOf });
  const all = [...findings, ...plan.findings, ...notes, ...remarks];
  const together = people === undefined ? {} : { people };
  return answer(concludeOutcomes(plan, { ...rest, partial, ...together }), all);
}

/** Evaluates what the ordinary readers make of two files, after a look at whether anything is wrong with a large one. */
function evaluateOrdinary(input: Input): Answer<Evaluation> {
  const reasons = isLarge(input.observations, input.mostHeld) ? whyNotHeld(input) : [];
  if (reasons.length > 0) return refusal(reasons);
  const { people, seen } = readBoth(input);
  const read = [...people.findings, ...seen.findings];
  if (!people.ok || !seen.ok) return refusal(read);
  const result = evaluate({ ...input, enrolments: people.value, observations: seen.value });
  const findings = tallied([...read, ...result.findings]);
  return result.ok ? answer(result.value, findings) : refusal(findings);
}

export type Files = {
  readonly enrolments: Source;
  readonly observations: Source;
  /** Whether they were taken in before: what is refused since is read as it was then. */
  readonly isKept?: boolean;
};

/** What is wrong with two files by themselves, whatever the terms say. */
export function checkFiles(files: Files, mostHeld?: number): Finding[] {
  if (!isLarge(files.observations, mostHeld)) {
    const { people, seen } = readBoth(files);
    return [...people.findings, ...seen.findings];
  }
  const people = enrolmentsIn(files.enrolments);
  return [...people.findings, ...faultsOfForm(files.observations).findings()];
}

/** Both files as the ordinary readers read them. */
export function readBoth({ enrolments, observations, isKept = false }: Files) {
  return {
    people: enrolmentsIn(enrolments, isKept),
    seen: readObservations(textOf(observations), observations.file, { isKept }),
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
