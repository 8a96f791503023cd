import type { FindingCatalogue, FindingWords } from '../language.ts';
import { intakeFindings } from './intake.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');
const persons = (count: unknown) => (Number(count) === 1 ? '1 person' : `${count} persons`);

/** What stands in the way of computing a metric from persons. */
const OBSTACLES: Readonly<Record<string, string>> = {
  requires: 'tests that the same person must pass (requires) are not computed from persons yet',
  less: 'deductions of other metrics (less) are not computed from persons yet',
  'difference-in-differences': 'difference-in-differences is not computed from persons yet',
  'no reference': 'its comparator has no reference window',
  'historical-cohort by calendar':
    'a historical cohort has no observations in the periods; its window must be counted after enrolment',
};

function notComputed(metric: unknown, obstacle: unknown): FindingWords {
  return {
    what: `The metric ${metric} is not computed from the persons’ data: ${OBSTACLES[String(obstacle)]}.`,
    mend: 'Deliver its verified figure as results, or change the terms.',
  };
}

/** Findings of core/outcomes and core/intake, in English. */
export const outcomesFindings: FindingCatalogue = {
  ...intakeFindings,
  'outcomes.metric-delivered': ({ metric }) => ({
    what: `The terms do not say how the metric ${metric} is measured on persons.`,
    mend: 'Its figure is delivered as results; add `measure` to the metric if it should be computed.',
  }),
  'outcomes.metric-not-computed': ({ metric, obstacle }) => notComputed(metric, obstacle),
  'outcomes.arm-unknown': ({ arms }) => ({
    what: 'No metric compares with this arm.',
    mend: `The arms of this contract are ${list(arms)}.`,
  }),
  'outcomes.cohort-missing': ({ cohorts }) => ({
    what: 'The enrolment does not say which cohort the person belongs to.',
    mend: `The cohorts are ${list(cohorts)}.`,
  }),
  'outcomes.cohort-unknown': ({ cohorts }) => ({
    what: 'The terms have no cohort of this name.',
    mend: list(cohorts) === '' ? 'Take the column away.' : `The cohorts are ${list(cohorts)}.`,
  }),
  'outcomes.enrolment-outside-intervention': ({ from, to }) => ({
    what: `The person is enrolled outside the intervention, which runs from ${from} to ${to}.`,
    mend: 'Correct the date, or extend the intervention by an amendment.',
  }),
  'outcomes.person-enrolled-twice': () => ({
    what: 'The person is enrolled twice.',
    mend: 'Keep the first enrolment; who comes back is the same person.',
  }),
  'outcomes.places-exceeded': ({ places, enrolled }) => ({
    what: `${persons(enrolled)} are enrolled, but the contract has ${places} places.`,
    mend: 'Take away the enrolments that are too many, or raise the ceiling by an amendment.',
  }),
  'outcomes.not-enrolled': () => ({
    what: 'The person is not enrolled.',
    mend: 'Enrol the person first, or correct the pseudonym.',
  }),
  'outcomes.observation-unknown': ({ known, nearest }) => ({
    what: 'No metric and no rate line reads an observation of this name.',
    mend:
      nearest === undefined
        ? `The names are ${list(known)}.`
        : `Was ${nearest} meant? The names are ${list(known)}.`,
  }),
  'outcomes.observation-not-for-arm': ({ observation, arm }) => ({
    what: `Nothing reads ${observation} for persons in the arm ${arm}.`,
    mend: 'Take the row away, or correct the person’s arm.',
  }),
  'outcomes.date-outside-window': ({ observation }) => ({
    what: `The date lies outside every window in which ${observation} counts for this person.`,
    mend: 'Correct the date, or leave out what was observed outside the window and the reference period.',
  }),
  'outcomes.duplicate-observation': ({ observation }) => ({
    what: `There is another ${observation} of the same person on the same day.`,
    mend: 'Keep one row, or let the terms say what duplicates mean (`latest` or `sum`).',
  }),
  'outcomes.after-as-of': ({ rows, asOf }) => ({
    what: `${rows} rows are dated after ${asOf}, the day of the evaluation, and are not counted.`,
    mend: 'Check the dates, or evaluate as of a later day.',
  }),
  'outcomes.window-after-periods': ({ metric, persons: count }) => ({
    what: `The window of ${persons(count)} closes after the last period and is not counted in ${metric}.`,
    mend: 'Add a period by an amendment if they are to be followed up.',
  }),
  'outcomes.still-open': ({ metric, persons: count }) => ({
    what: `The window of ${persons(count)} in ${metric} has not closed yet: the figures are interim.`,
    mend: 'Evaluate again when the window and the register’s lag have passed.',
  }),
  'outcomes.reference-missing': ({ metric, persons: count }) => ({
    what: `${persons(count)} in ${metric} were observed in the window but not in the reference period, and count as missing.`,
    mend: 'Deliver the reference period too; write 0 for who had nothing in it.',
  }),
  'outcomes.partly-exposed': ({ metric, persons: count }) => ({
    what: `${persons(count)} in ${metric} were enrolled after the period began, but are compared with a whole reference period.`,
    mend: 'Check that the comparison is fair; a window counted after enrolment avoids it.',
  }),
};
