import { type Finding, hasErrors } from '../../findings.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { lateKeyOf } from '../deliveries/late-rows.ts';
import { updatedEnrolments } from '../deliveries/updated.ts';
import { checkedFor, checksFor } from '../evaluate.ts';
import type { Enrolment, Observation } from '../records.ts';
import { type DeliveredFor, unkeptRows } from './unkept.ts';

const DUPLICATE = 'outcomes.duplicate-observation';

/** What rows are held against: the terms, everybody enrolled, and what was delivered of the period. */
export type Against = {
  readonly terms: Terms;
  readonly enrolments: readonly Enrolment[];
  readonly observations: readonly Observation[];
  readonly asOf: string;
  /** For which period rows of observations are delivered. */
  readonly period?: DeliveredFor | undefined;
};

/** What is wrong with rows beside what is known. */
export type Fitting<Row> = {
  readonly findings: (rows: readonly Row[]) => Iterable<Finding>;
  /** Whether all is found at once, so that there is nothing to find when the wrong rows are put aside. */
  readonly isFinal: boolean;
};

/** What is wrong with rows of enrolments beside those who are enrolled already. */
export function enrolmentsFitting(against: Against): Fitting<Enrolment> {
  const findingsOf = (rows: readonly Enrolment[]) => {
    const { enrolments, findings } = updatedEnrolments(against.enrolments, rows);
    if (findings.length > 0) return findings;
    const checked = checkedFor({ ...against, enrolments, observations: [] });
    return checked.findings.map(placedIn(rows, against.enrolments));
  };
  // How many are enrolled, and which of a person's enrolments overlap, is found of the rows that are left.
  return { findings: findingsOf, isFinal: false };
}

/**
 * What is wrong in a row of an earlier delivery, and was not before, is so by what a row of this one says of the same
 * person: there it is told.
 */
function placedIn(
  rows: readonly Enrolment[],
  known: readonly Enrolment[],
): (finding: Finding) => Finding {
  const keyOf = ({ file = '', row = 0 }: Finding['at'] = {}) => `${file} ${row}`;
  const personAt = new Map(known.map(({ at, person }) => [keyOf(at), person]));
  const rowOf = new Map(rows.map((row) => [row.person, row]));
  return (finding) => {
    const { at } = rowOf.get(personAt.get(keyOf(finding.at)) ?? '') ?? {};
    return at === undefined ? finding : { ...finding, at: { ...finding.at, ...at } };
  };
}

/**
 * What is wrong with rows of observations beside what is known. Of two rows that contradict each other both are wrong:
 * which of them is right only whoever delivers them knows.
 */
export function observationsFitting(against: Against): Fitting<Observation> {
  const { findings: ofPeople, ofObservations } = checksFor(against);
  const known = against.observations;
  return {
    *findings(rows) {
      yield* ofPeople;
      // Rows would be put aside for what is wrong elsewhere.
      if (hasErrors(ofPeople)) return;
      const twice: Finding[] = [];
      for (const finding of ofObservations(known.length === 0 ? rows : [...known, ...rows])) {
        if (finding.code === DUPLICATE) twice.push(finding);
        yield finding;
      }
      yield* othersOfTwo(rows, twice);
      yield* unkeptRows(against, rows);
    },
    isFinal: true,
  };
}

/** Of rows that repeat others, that each of those is one of two. */
function othersOfTwo(rows: readonly Observation[], twice: readonly Finding[]): Finding[] {
  if (twice.length === 0) return [];
  // A row of a wide file says several things, of which another may be said twice rightly.
  const said = new Set(twice.map(({ at, facts }) => `${at.row} ${facts['observation']}`));
  const isRepeated = ({ at, observation }: Observation) => said.has(`${at?.row} ${observation}`);
  const keys = new Set(rows.filter(isRepeated).map(lateKeyOf));
  const others = rows.filter((row) => keys.has(lateKeyOf(row)) && !isRepeated(row));
  return others.map(({ at = {}, observation }) => {
    const place = { ...at, field: 'date' };
    return { code: DUPLICATE, severity: 'error', at: place, facts: { observation } };
  });
}
