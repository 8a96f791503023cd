import { commaList, human } from '../phrases.ts';

const TIMES: Readonly<Record<string, string>> = {
  'median time': 'the median time, in days, to the first',
  'restricted mean time': 'the mean time, in days, to the first',
};

const SHARES: Readonly<Record<string, string>> = {
  'share with event': 'had',
  'share without event': 'not had',
};

/** A share that is read off the curve of times: whoever was followed for less counts as long as they were followed. */
function shareByTime(how: string, what: string, upTo: string): string {
  return `Measured as the share that has ${SHARES[how]} ${what} in the first ${upTo} days (Kaplan and Meier).`;
}

const PER_PERSON: Readonly<Record<string, string>> = {
  sum: 'A person’s figure is the sum of their values.',
  mean: 'A person’s figure is the mean of their values.',
  count: 'A person’s figure is how many values they have.',
  first: 'A person’s figure is their first value.',
  latest: 'A person’s figure is their latest value.',
  lowest: 'A person’s figure is their lowest value.',
  highest: 'A person’s figure is their highest value.',
  days: 'A person’s figure is the number of days of their stays, each day counted once.',
};

const COUNTS: Readonly<Record<string, string>> = {
  followed: 'is followed as if they had stayed',
  censored: 'is counted until then',
  missing: 'counts as missing',
  failure: 'counts as a failure',
  excluded: 'is left out',
};

const DATA: Readonly<Record<string, string>> = {
  all: 'all of their data may be used',
  'until then': 'only data until then are used',
  none: 'none of their data are used',
};

/** How persons are followed, and how their figures are made, read back in English. */
export const followUpEn = {
  time: (how: string, what: string, upTo: string) =>
    how in SHARES
      ? shareByTime(how, human(what), upTo)
      : `Measured as ${TIMES[how] ?? how} ${human(what)}${upTo === '' ? '' : `, of the first ${upTo} days`}.`,
  perTime: (over: string, daysPerYear: string) =>
    over === 'person-years'
      ? `The rate is per person-year that persons were followed, of ${daysPerYear} days.`
      : 'The rate is per day that persons were followed.',
  perPerson: (how: string) => PER_PERSON[how] ?? how,
  baseline: (closes: string, counted: string) =>
    `Their change is counted from what was seen in the ${closes} ${counted}.`,
  combinesAll: (names: readonly string[]) =>
    `Measured on persons who reached all of ${commaList(names, 'and')}.`,
  combinesAny: (names: readonly string[]) =>
    `Measured on persons who reached any of ${commaList(names, 'and')}.`,
  combinesWeighted: (parts: readonly string[]) =>
    `Measured as a person’s ${commaList(parts, 'and')}, added up.`,
  weight: (name: string, weight: string) => `${name} times ${weight}`,
  outliers: (bounds: string, are: string) =>
    are === 'capped'
      ? `A person’s figure is counted as ${bounds}; the result without this rule is shown beside it.`
      : `Whose figure is not ${bounds} is left out; the result without this rule is shown beside it.`,
  during: (from: string, to: string) => `(its days from ${from} to ${to})`,
  unfinished: 'Windows that are still open count until the day of the evaluation.',
  left: (reason: string, counts: string, data: string) =>
    `Who left (${human(reason)}) ${COUNTS[counts] ?? counts}${data === '' ? '' : `; ${DATA[data] ?? data}`}.`,
  otherReason: 'any other reason',
  transfer: {
    'as assigned': 'Who changed group is counted in the group to which they were first assigned.',
    'as treated': 'Who changed group is counted in the group to which they changed.',
  },
  reEnrolment: {
    first: 'Of who came back, the first enrolment counts.',
    latest: 'Of who came back, the latest enrolment counts.',
    each: 'Of who came back, each enrolment counts, until the next.',
  },
  excludedDays: (from: string, to: string, parties: readonly string[]) =>
    `The days from ${from} to ${to} do not count, as agreed by ${commaList(parties, 'and')}.`,
  decides: {
    adjusted: 'What is left out is also shown, and does not decide.',
    raw: 'The result with everything counted decides; the one without is shown beside it.',
  },
};

export type FollowUpWords = typeof followUpEn;
