import type { ISODate } from '../calendar/date.ts';
import { type Answer, answer, type Finding, refusal } from '../findings.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { checkPlaces } from './checks/enrolments.ts';
import { concludeOutcomes, type Eligible } from './effects/conclude.ts';
import { remarksOn } from './effects/remarks.ts';
import { checkedFor } from './evaluate.ts';
import { type Files, readBoth, tallyOrSurprise } from './evaluate-files.ts';
import type { Evaluation } from './evaluation.ts';
import { readPartial, writePartial } from './part-file.ts';
import { isOfMoving } from './persons/episodes.ts';
import { planOf } from './plan/plan.ts';
import { hashOfText, partOf } from './stream/bytes/hash.ts';
import type { Part } from './stream/people/enrolment-rows.ts';
import { mergePartials, type PartialOutcome, tallyPersons } from './tallies/partial.ts';
import { needsPersons } from './uncertainty/people.ts';

/** What one part of the persons says, as a file that other machines merge. */
export type PartFile = {
  readonly format: 'utfall-partial/1';
  readonly contract: string;
  readonly asOf: ISODate;
  readonly part: Part;
  readonly partial: unknown;
  readonly findings: readonly Finding[];
};

/** Whether the persons may be divided: not where a method looks at them together. */
export function isDivisible(terms: Terms): boolean {
  return !needsPersons(planOf(terms));
}

/**
 * Evaluates the persons whose pseudonym belongs to a part. Each part reads both files whole and keeps its own
 * persons: a row is judged in the part that its pseudonym belongs to.
 *
 * @returns what is wrong, or a file for `mergeParts`.
 * @example evaluatePart({ terms, asOf, enrolments, observations, part: { index: 0, of: 8 } })
 */
export function evaluatePart(
  input: Files & { terms: Terms; asOf: ISODate; part: Part; claims?: 'each' | 'alike' },
): Answer<PartFile> {
  const { terms, asOf, part } = input;
  const plan = planOf(terms);
  const file = (partial: PartialOutcome, findings: readonly Finding[]) => ({
    ...({ format: 'utfall-partial/1', contract: terms.contract, asOf, part } as const),
    partial: writePartial(partial),
    findings,
  });
  const tallied = tallyOrSurprise(plan, input);
  if (tallied) {
    const findings = [...tallied.findings, ...plan.findings];
    return answer(file(tallied.partial, findings), findings);
  }
  const { people, seen } = readBoth(input);
  const read = [...people.findings, ...seen.findings];
  if (!people.ok || !seen.ok) return refusal(read);
  const data = { terms, asOf, enrolments: people.value, observations: seen.value };
  const checked = checkedFor(data);
  const findings = [...read, ...checked.findings];
  if (!checked.ok) return refusal(findings);
  const isHere = ({ person }: { person: string }) =>
    partOf(hashOfText(person), part.of) === part.index;
  const partial = tallyPersons(plan, {
    enrolments: checked.value.filter(isHere),
    observations: seen.value.filter(isHere),
    asOf,
  });
  return answer(file(partial, findings), findings);
}

/**
 * The evaluation of everybody, from the files of all parts in any order.
 *
 * @throws RangeError when a part is missing, there twice, or of another evaluation.
 */
export function mergeParts(input: {
  terms: Terms;
  asOf: ISODate;
  parts: readonly PartFile[];
  periods?: readonly string[];
  eligible?: readonly Eligible[];
}): Answer<Evaluation> {
  const { terms, parts, ...rest } = input;
  checkWhole(parts, { contract: terms.contract, asOf: rest.asOf });
  const plan = planOf(terms);
  const partial = mergePartials(parts.map((each) => readPartial(each.partial)));
  const said = new Map(
    parts.flatMap(({ findings }) => findings).map((each) => [JSON.stringify(each), each]),
  );
  const findings = [...said.values()];
  // A part in which somebody moved has held everybody against the places, by their first group.
  const tooMany = findings.some(isOfMoving) ? [] : checkPlaces(plan, partial.enrolledCount);
  if (tooMany.length > 0) return refusal([...findings, ...tooMany]);
  const remarks = remarksOn(plan, { partial, asOf: rest.asOf });
  return answer(concludeOutcomes(plan, { ...rest, partial }), [...findings, ...remarks]);
}

function checkWhole(
  parts: readonly PartFile[],
  { contract, asOf }: { contract: string; asOf: ISODate },
): void {
  const of = parts[0]?.part.of ?? 0;
  const places = new Set(parts.map(({ part }) => part.index));
  const isOne = parts.every(
    (each) => each.contract === contract && each.asOf === asOf && each.part.of === of,
  );
  if (!isOne || of === 0 || parts.length !== of || places.size !== of) {
    throw new RangeError(`${parts.length} of ${of} parts, or parts of different evaluations`);
  }
}
