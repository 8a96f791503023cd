import type { FindingCatalogue } from '../language.ts';

const persons = (count: unknown) => (Number(count) === 1 ? '1 person' : `${count} persons`);

/** Why other deliveries need one. */
const WHY: Readonly<Record<string, string>> = {
  enrolments: 'they tell more of persons whom it enrols',
  observations: 'they are of persons, or of days, that count only with it',
};

/** What can be wrong with deliveries that the API takes, in English. */
export const importFindings: FindingCatalogue = {
  'import.delivered-before': ({ observation }) => ({
    what: `The same was delivered before: the person, ${observation}, the day and the value.`,
    mend: 'Leave the row out. If it is another of the same amount, take the earlier delivery back, and deliver both in one row by their sum where the terms add up.',
  }),
  'import.nothing-new': ({ known, rows }) => ({
    what: `Of ${rows} ${Number(rows) === 1 ? 'row' : 'rows'} ${known} ${Number(known) === 1 ? 'tells' : 'tell'} nothing new: the person is enrolled already, as it says.`,
    mend: 'Nothing needs to be done: nobody is counted twice.',
  }),
  'import.leaving-stays': ({ rows }) => ({
    what: `${rows} ${Number(rows) === 1 ? 'row is' : 'rows are'} without the day on which the person left or changed group, which was delivered before. It stays: an empty cell takes nothing back.`,
    mend: 'If nobody has left or changed group after all, take the earlier delivery back that says so, and deliver again what is right in it.',
  }),
  'import.delivered-in-part': ({ importId }) => ({
    what: `Of this file some rows were taken in before (import ${importId}), and other ones are right now.`,
    mend: 'Deliver the rows that were left as a file of their own: the answer to the first delivery has them.',
  }),
  'import.late-without-it': ({ period, revision, persons: count }) => ({
    what: `Without it other days, or none, count of ${persons(count)} in ${period}, whose data are frozen (revision ${revision}).`,
    mend: `Nothing is changed in ${period} by taking it back; its project owner and evaluator are told. If the period is computed with it and should not be, correct it, unless that is under way: a new revision is collected and verified, and the difference is settled.`,
  }),
  'import.needs-it': ({ importId, what, rows, period, date }) => ({
    what: `Without it ${Number(rows) === 1 ? '1 row' : `${rows} rows`} of the ${what}${period === undefined ? '' : ` of ${period}`} that were delivered on ${date} (import ${importId}) would no longer fit: ${WHY[String(what)]}.`,
    mend: 'Take that delivery back first, then this one, and deliver both as they should be.',
  }),
  'import.taken-back': ({ importId }) => ({
    what: `This call delivered the file before (import ${importId}), and that delivery was taken back since: nothing is delivered by the call again.`,
    mend: 'To deliver the file anew, use another Idempotency-Key.',
  }),
  'import.not-figures': () => ({
    what: 'The file says more than figures: capital, events, what is settled, or the end.',
    mend: 'Leave it out; capital and events are stated as facts, the rest is known.',
  }),
  'import.other-period': ({ periodId }) => ({
    what: `The file has figures of other periods than ${periodId}, for which it is delivered.`,
    mend: 'Deliver each period’s figures for that period; correct one that is verified.',
  }),
  'import.same-on-other-basis': ({ importId }) => ({
    what: `The same data were delivered before (${importId}), on another basis or from another source.`,
    mend: 'State the legal basis, source, purpose, decision and retention as then, or deliver what is new.',
  }),
  'import.enrolment-not-open': ({ state }) => ({
    what: `The person is not enrolled since that day, and enrolment is ${String(state).replace('-', ' ')}.`,
    mend: 'Leave the row out. Participants are enrolled while the intervention runs; afterwards only those can be enrolled who were in a delivery that was taken back.',
  }),
  'import.persons-in-figures': () => ({
    what: 'The file names participants, and figures are read by everybody in the contract.',
    mend: 'Write how many claims there are; deliver persons’ data as observations.',
  }),
  'import.too-many-digits': () => ({
    what: 'A figure has more than 15 digits before the decimal point.',
    mend: 'Check it, and write it in the metric’s unit.',
  }),
  'import.not-collecting': ({ state }) => ({
    what: `The period is ${state}: no data are collected for it now.`,
    mend: 'Wait until data are asked for, or correct the period if it is decided.',
  }),
};
