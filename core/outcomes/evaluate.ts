import type { ISODate } from '../calendar/date.ts';
import { type Answer, answer, type Finding, hasErrors, refusal } from '../findings.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { checkEnrolments } from './checks/enrolments.ts';
import { checkObservations, observationCheck } from './checks/observations.ts';
import { knownBy, remarkOnKnown } from './deliveries/known-by.ts';
import { concludeOutcomes, type Eligible } from './effects/conclude.ts';
import { remarksOn } from './effects/remarks.ts';
import type { Evaluation } from './evaluation.ts';
import { episodesOf } from './persons/episodes.ts';
import { planOf } from './plan/plan.ts';
import { profilesOf } from './plan/profile.ts';
import type { Enrolment, Observation } from './records.ts';
import { tallyPersons } from './tallies/partial.ts';
import { peopleFor } from './uncertainty/people.ts';

export type { Evaluation } from './evaluation.ts';

/**
 * Computes every outcome that persons' enrolments and observations say something about: for each metric,
 * cohort and period the denominators, both sides, the effect under the contract's missing-data policy and
 * in the worst case, and the claims on rate cards. Pure; the order of rows never matters.
 *
 * @returns all findings. With one error nothing is computed: the files are refused whole.
 * @example 142 reconvictions per 100 persons against 155 in the matched group → effect '8.4' (per cent)
 */
export function evaluate(input: {
  terms: Terms;
  enrolments: readonly Enrolment[];
  observations: readonly Observation[];
  asOf: ISODate;
  /** Only these periods. */
  periods?: readonly string[];
  /** How many could have been enrolled, if anybody counted. */
  eligible?: readonly Eligible[];
}): Answer<Evaluation> {
  const { terms, observations, asOf, periods, eligible } = input;
  const plan = planOf(terms);
  const checked = checkedFor(input);
  if (!checked.ok) return checked;
  const { value: enrolments, findings } = checked;

  const people = peopleFor(plan);
  const partial = tallyPersons(plan, {
    enrolments,
    observations,
    asOf,
    ...(people === undefined ? {} : { onMeasured: people.hear }),
  });
  const evaluation = concludeOutcomes(plan, {
    partial,
    asOf,
    ...(people === undefined ? {} : { people }),
    ...(periods === undefined ? {} : { periods }),
    ...(eligible === undefined ? {} : { eligible }),
  });
  const remarks = remarksOn(plan, { partial, asOf });
  return answer(evaluation, [...findings, ...remarks]);
}

/** Checks what `evaluate` computes from. @returns the enrolments that are followed */
export function checkedFor(input: {
  terms: Terms;
  enrolments: readonly Enrolment[];
  observations: readonly Observation[];
  asOf: ISODate;
}): Answer<readonly Enrolment[]> {
  const { enrolments, findings: ofPeople, later, ofObservations } = checksFor(input);
  const findings = [...ofPeople, ...ofObservations(input.observations)];
  if (hasErrors(findings)) return refusal(findings);
  return answer(enrolments, [...findings, ...remarkOnKnown(later, input.asOf)]);
}

/** What is wrong with terms and enrolments, who is followed, and what would be wrong with observations of them. */
export function checksFor(input: {
  terms: Terms;
  enrolments: readonly Enrolment[];
  asOf: ISODate;
}): {
  enrolments: readonly Enrolment[];
  findings: Finding[];
  /** How many rows of enrolments say something of days after the evaluation's. */
  later: number;
  ofObservations: (observations: readonly Observation[]) => Iterable<Finding>;
  /** The same of one row, without what it is beside others. */
  ofObservation: (observation: Observation) => Finding | undefined;
} {
  const { terms, asOf } = input;
  const plan = planOf(terms);
  const known = knownBy(asOf, input.enrolments);
  const { enrolments, findings } = episodesOf(terms, known.enrolments);
  // Rows are judged by all that is said of a person: they may belong to what comes later, and are not counted yet.
  const later = known.later === 0 ? undefined : episodesOf(terms, input.enrolments);
  const profileOf = profilesOf(plan, asOf);
  const enrolled = byPerson([...enrolments, ...(later?.enrolments ?? [])]);
  const wrong = later?.findings.filter(({ severity }) => severity === 'error') ?? [];
  return {
    enrolments,
    findings: [
      ...plan.findings,
      ...(wrong.length > 0 ? wrong : findings),
      ...checkEnrolments(plan, input.enrolments),
    ],
    later: known.later,
    ofObservations: (observations) =>
      checkObservations(plan, { enrolled, observations, profileOf }),
    ofObservation: observationCheck(plan, { enrolled, profileOf }),
  };
}

/** The enrolments of each person that are followed: one, unless the terms follow each of several. */
function byPerson(enrolments: readonly Enrolment[]): ReadonlyMap<string, readonly Enrolment[]> {
  const persons = new Map<string, Enrolment[]>();
  for (const enrolment of enrolments) {
    const known = persons.get(enrolment.person);
    if (known) known.push(enrolment);
    else persons.set(enrolment.person, [enrolment]);
  }
  return persons;
}
