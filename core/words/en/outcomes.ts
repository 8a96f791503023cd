import type { FindingCatalogue, FindingWords } from '../language.ts';
import { deliveryFindings } from './deliveries.ts';
import { intakeFindings } from './intake.ts';
import { takeBackAdvice } from './withdrawal.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');
const rows = (count: unknown) => (Number(count) === 1 ? '1 row' : `${count} rows`);
const persons = (count: unknown) => (Number(count) === 1 ? '1 person' : `${count} persons`);

/** What stands in the way of computing a metric from persons. */
const OBSTACLES: Readonly<Record<string, string>> = {
  requires: 'what the same person must also have reached (requires) is not measured on persons',
  combined: 'it combines metrics that are not measured on persons',
  'no reference': 'its comparator has no reference window',
  'historical-cohort by calendar':
    'a historical cohort has no observations in the periods: the terms must say which of its days stand for them (during)',
};

/** Which enrolment of who came back is followed. */
const REENROLMENT: Readonly<Record<string, string>> = {
  first: 'Their first enrolment is followed.',
  latest: 'Their latest enrolment is followed.',
  each: 'Each of their enrolments is followed, until the next.',
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
  ...deliveryFindings,
  'outcomes.claims-both-ways': ({ outcome }) => ({
    what: `Claims of ${outcome} stand both in the persons’ rows and in the figures, and both are paid for.`,
    mend: 'Keep one of the two if they tell of the same claims.',
  }),
  'outcomes.metric-computed': ({ metric }) => ({
    what: `The metric ${metric} is computed from the persons here: what the results file says of it is not read.`,
    mend: 'Take it out of the results file.',
  }),
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
    what: `People can be enrolled from ${from} to ${to}, and this person is not enrolled then.`,
    mend: 'Correct the date, or extend the intervention by an amendment.',
  }),
  'outcomes.person-enrolled-twice': () => ({
    what: 'The person is enrolled twice.',
    mend: 'Keep one row for each enrolment. Who comes back has another day of enrolment.',
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
  'outcomes.claim-not-whole': ({ observation }) => ({
    what: `A row of ${observation} is a claim, or so many claims of one day: a whole number, 0 or more.`,
    mend: 'Write how many there were. A claim that was wrong is taken back with its row, not by a negative number; what is measured in parts belongs under another name.',
  }),
  'outcomes.duplicate-observation': ({ observation }, door) => ({
    what: `There is another ${observation} of the same person on the same day.`,
    mend: `Keep one row, or let the terms say what duplicates mean (\`latest\` or \`sum\`).${takeBackAdvice(door)}`,
  }),
  'outcomes.after-as-of': ({ rows: count, asOf }) => ({
    what: `Not counted, because dated after ${asOf}, the day of the evaluation: ${rows(count)}.`,
    mend: 'Check the dates, or evaluate as of a later day.',
  }),
  'outcomes.enrolled-after-as-of': ({ rows: count, asOf }) => ({
    what: `Not counted, because it is after ${asOf}, the day of the evaluation: that somebody is enrolled, leaves or changes group, in ${rows(count)} of the enrolments.`,
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
  'outcomes.leaving-day-missing': () => ({
    what: 'It says why the person left, and not when.',
    mend: 'Write the day, or take the reason away if the person is still there.',
  }),
  'outcomes.leaving-reason-missing': ({ reasons }) => ({
    what: 'The person left, and it is not said why.',
    mend: `Write the reason, one of ${list(reasons)}: what the person counts as depends on it.`,
  }),
  'outcomes.leaving-reason-unknown': ({ reasons }) => ({
    what: 'The terms do not say what a person counts as who left for this reason.',
    mend: `The reasons are ${list(reasons)}.`,
  }),
  'outcomes.episodes-overlap': ({ since }, door) => ({
    what: `The person is enrolled again while still enrolled since ${since}.`,
    mend: `Write in the earlier row when the person left, or keep one of the rows.${takeBackAdvice(door)}`,
  }),
  'outcomes.re-enrolled': ({ persons: count, rule }) => ({
    what: `${persons(count)} came back and ${Number(count) === 1 ? 'is' : 'are'} enrolled more than once.`,
    mend: `${REENROLMENT[String(rule)]} The terms decide it (reEnrolment).`,
  }),
  'outcomes.transferred': ({ persons: count, from, to, rule }) => ({
    what: `${persons(count)} changed group, from ${from} to ${to}.`,
    mend: `They are counted in ${rule === 'as treated' ? to : from}, ${rule}. The terms decide it (transfer).`,
  }),
  'outcomes.transfer-half': () => ({
    what: 'The person changed group, but only the day or only the group is given.',
    mend: 'Fill in both transferred_on and transferred_to, or neither.',
  }),
  'outcomes.transfer-before-enrolment': () => ({
    what: 'The person changed group before being enrolled.',
    mend: 'Correct one of the dates, or write the group in the column arm.',
  }),
  'outcomes.not-a-stay': ({ observation }) => ({
    what: `${observation} is not counted in days, and has no last day.`,
    mend: 'Leave the column until empty in this row, leave it out of the mapping, or let the metric count days (perPerson: days).',
  }),
  'outcomes.last-day-empty': ({ observation }) => ({
    what: `${observation} is counted in days, and the last day is empty: the stay may go on, or have lasted one day.`,
    mend: 'Write the last day in until: the first day again where it lasted one day, 9999-12-31 where it goes on. A mapping can say what empty means (ifEmpty).',
  }),
  'outcomes.unused-claims': ({ rows }) => ({
    what: `${rows} claims are of a day when the person had left, and the terms do not let them be used.`,
    mend: 'Check the dates. Data that may not be used should not be delivered.',
  }),
  'outcomes.attribute-no-number': ({ name, would }) => ({
    what: `The terms use ${name} as a number, and this is none with a decimal point.`,
    mend:
      would === undefined
        ? 'Write a number such as 0.5, or leave the cell empty if it is not known.'
        : `Write ${would} if that is meant, or let the mapping say decimal: comma for the attribute.`,
  }),
  'outcomes.attribute-other-case': ({ value, named }) => ({
    what: `The terms name ${named}, and here stands ${value}: it would be taken for another value.`,
    mend: `Write ${named}, or give the mapping a table of codes.`,
  }),
  'outcomes.enrolment-changed': (_, door) => ({
    what: 'The person was enrolled in another group or cohort, or with other attributes.',
    mend: `Leave the columns as they were, or empty. Who has changed group has transferred_on and transferred_to.${takeBackAdvice(door)}`,
  }),
};
