import type { FindingFacts } from '../../findings.ts';
import type { FollowUpCode } from '../../terms/codes.ts';
import { fact } from '../facts.ts';
import type { FindingWords } from '../language.ts';

type Words = (facts: FindingFacts) => FindingWords;

/** Findings about how persons are measured and followed, in English. */
export const followUpFindings: Readonly<Record<FollowUpCode, Words>> = {
  'terms.measure-of-one': () => ({
    what: 'A measure is of one observation, or combines other metrics in one way.',
    mend: 'Write observation, or combines with one of all, any and weighted.',
  }),
  'terms.measure-word-missing': (facts) => ({
    what: `${fact(facts, 'name')} is a ${fact(facts, 'as')}, and it is not said up to which day.`,
    mend: `Add ${fact(facts, 'word')}, a number of days that everybody is followed: 365.`,
  }),
  'terms.times-not-added': (facts) => ({
    what: `${fact(facts, 'name')} is read of everybody together, and such values cannot be added: settling stops when there is more than one (${fact(facts, 'per')}).`,
    mend: `Write per (${fact(facts, 'per')}) on the sentence or on one round it, or measure everybody in one.`,
  }),
  'terms.time-misfit': (facts) => ({
    what: `${fact(facts, 'name')} is measured by the time to an event, which never gives a value with ${fact(facts, 'written')}.`,
    mend: 'Compare it with a group or a fixed figure, as an improvement, a relative improvement or a ratio; or measure a share, a rate or a mean.',
  }),
  'terms.up-to-not-days': () => ({
    what: 'upTo is a whole number of days, and at least one.',
    mend: 'Write days, such as 730 for two years.',
  }),
  'terms.up-to-beyond-window': (facts) => ({
    what: `upTo goes beyond the window of ${fact(facts, 'name')}: nobody is followed so long.`,
    mend: `Write at most ${fact(facts, 'most')} days, or let the window close later.`,
  }),
  'terms.outliers-unbounded': () => ({
    what: 'It is not said from where a figure is an outlier.',
    mend: 'Add from, to or both.',
  }),
  'terms.not-above-zero': (facts) => ({
    what: `${fact(facts, 'field')} is ${fact(facts, 'written')}, and has to be above 0.`,
    mend: 'Write a number above 0, or leave the field out.',
  }),
  'terms.window-empty': () => ({
    what: 'It is not said when the window closes, or it closes when it opens: no day is in it, and nothing can be observed.',
    mend: 'Write closes, later than opens: a window of one day closes 1 days after enrolment.',
  }),
  'terms.arm-of-own': (facts) => ({
    what: `${fact(facts, 'name')} is compared with ${fact(facts, 'arm')}, which is the arm of those who get the intervention.`,
    mend: 'Name the arm of the comparison group as the enrolments do, or leave arm out.',
  }),
  'terms.window-not-own': () => ({
    what: 'What a person is compared with before is counted from their enrolment: in the period nothing is known of it.',
    mend: 'Write counted: before enrolment, and when it closes.',
  }),
  'terms.bounds-empty': () => ({
    what: 'Nothing lies within these bounds, so that nobody can be counted.',
    mend: 'Let the lower bound be below the upper one, or take one of them away.',
  }),
  'terms.combined-not-measured': (facts) => ({
    what: `${fact(facts, 'name')} is not measured on persons, and cannot be combined.`,
    mend: 'Give it a measure, or combine other metrics.',
  }),
  'terms.leaving-data': (facts) => ({
    what: `Who left for the reason ${fact(facts, 'reason')} is ${fact(facts, 'counts')}, which does not go with data: ${fact(facts, 'data')}.`,
    mend: 'Who is followed needs all data, and who is censored the data until then. Change one of the two, or leave data out.',
  }),
  'terms.failure-unknown': (facts) => ({
    what: `${fact(facts, 'name')} has no worst figure, so that nobody can count as a failure in it: it should be low, or is a change.`,
    mend:
      facts['of'] === 'missing'
        ? 'Let the missing be excluded, not improved, or wait for them.'
        : 'Let them be missing, censored or excluded; the metric may say it for itself under leaving.',
  }),
  'terms.during-missing': (facts) => ({
    what: `The historical cohort of ${fact(facts, 'name')} has no days in the contract’s periods, so that it cannot be measured on persons.`,
    mend: 'Add during: { from: …, to: … }, the days of the cohort that stand for a period.',
  }),
  'terms.excluded-twice': (facts) => ({
    what: `Some of the days from ${fact(facts, 'from')} to ${fact(facts, 'to')} are left out already.`,
    mend: 'Let the intervals have no day in common.',
  }),
  'terms.exclusion-not-agreed': (facts) => ({
    what: `Days are left out without the agreement of ${fact(facts, 'roles')}.`,
    mend: 'Name under agreedBy the parties that agreed: payer and investor together.',
  }),
  'terms.retention-missing': (facts) => ({
    what: `${fact(facts, 'name')} is measured on persons, and it is not said how long data on them are kept: no day of erasure is ever planned.`,
    mend: 'Say it with the legal basis, such as retention: { personLevel: 2 years, legalBasis: … }; it is counted from the contract’s end.',
  }),
};
