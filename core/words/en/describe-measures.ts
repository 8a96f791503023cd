import { capitalised, commaList, human } from '../phrases.ts';
import { roleNames } from '../roles.ts';

const EFFECTS: Readonly<Record<string, string>> = {
  level: 'its level',
  improvement: 'the improvement',
  'relative improvement': 'the relative improvement',
  ratio: 'its ratio',
  extra: 'the number above what was expected',
};

const COMPARATORS: Readonly<Record<string, string>> = {
  'fixed-target': 'a fixed target',
  'own-reference-period': 'the same persons before',
  'historical-cohort': 'an earlier cohort',
  'matched-group': 'a matched comparison group',
  'randomised-control': 'a control group drawn by lot',
  'difference-in-differences': 'the change in a comparison group over the same time',
  forecast: 'a forecast',
  'published-rate': 'a published rate',
  'assumed-rate': 'an assumed rate',
};

const MEASURES: Readonly<Record<string, string>> = {
  sum: 'the sum of',
  mean: 'the mean per person of',
  count: 'the number of',
  share: 'the share of persons with',
  rate: 'the rate per person of',
};

const MISSING: Readonly<Record<string, string>> = {
  excluded: 'Who is not measured is left out.',
  'not improved': 'Who is not measured counts as not improved.',
  failure: 'Who is not measured counts as a failure.',
  wait: 'As long as someone is not measured, it waits.',
};

const COUNTED: Readonly<Record<string, string>> = {
  'after enrolment': 'after enrolment',
  'before enrolment': 'before enrolment',
  'in the period': 'in the follow-up period',
};

/** How metrics, capital, events and the settlement are read back, in English. */
export const measuresEn = {
  headings: {
    payments: 'What is paid',
    amounts: 'Named amounts',
    metrics: 'What is measured',
    followUp: 'How persons are followed',
    capital: 'Capital',
    events: 'Events',
    settlement: 'Who pays, and to whom',
  },
  clause: (clause: string) => `clause ${clause}`,
  inferred: (how: string) => `inferred: ${how}`,
  titled: (called: string, title: string) => `${called} (“${title}”)`,
  delivered: (called: string, unit: string, by?: string) =>
    `${called} is a figure in ${unit} that is delivered${by === undefined ? '' : ` for each ${by}`}`,
  effect: (called: string, effect: string, unit: string) =>
    `${called}: ${EFFECTS[effect] ?? effect}, in ${unit}`,
  against: (kind: string) => `compared with ${COMPARATORS[kind] ?? human(kind)}`,
  comparatorValue: (value: string) => `of ${value}`,
  reference: (span: string) => `the ${span} before enrolment`,
  perOf: (figure: string) => `per ${figure}`,
  source: (source: string) => `Source: ${source}.`,
  better: { higher: 'Higher is better.', lower: 'Lower is better.' },
  purposes: {
    payment: '',
    gate: 'It opens or shuts payments.',
    learning: 'It is reported for learning and never paid for.',
  },
  measure: (how: string, what: string, per?: string) =>
    `Measured as ${MEASURES[how] ?? how} ${human(what)}${per === undefined ? '' : `, per ${per}`}.`,
  duplicates: {
    refuse: '',
    latest: 'Of two on one day the latest counts.',
    sum: 'Two on one day are added.',
  },
  achieved: (bounds: string) => `Only values of ${bounds} count.`,
  window: (counted: string, opens: string, closes: string, lag: string) => {
    const when = [
      opens && `from ${opens}`,
      closes && `until ${closes}`,
      COUNTED[counted] ?? counted,
    ];
    const late = lag === '' ? '' : `; the register needs ${lag} more`;
    return `Counted ${when.filter((part) => part !== '').join(' ')}${late}.`;
  },
  deadweight: (share: string) =>
    `${capitalised(share)} is taken off, as what would have happened anyway.`,
  drift: (much: string) => `Without the intervention it gets ${much} better, as published.`,
  lessOf: (others: readonly string[]) => `${commaList(others, 'and')} are taken off.`,
  requires: (others: readonly string[]) =>
    `A person counts only who has also reached ${commaList(others, 'and')}.`,
  roundedEffect: (rounding: string) => `It is ${rounding} before anything reads it.`,
  minimum: (count: string) => `With fewer than ${count} measured there is no value.`,
  claimant: (who: string) => `Claimed by ${human(who)}.`,
  range: (low: string, high: string) => `It can be from ${low} to ${high}.`,
  missing: (policy: string) => MISSING[policy] ?? policy,
  spans: (span: string) => span,
  advances: (capital: string, investor: string) =>
    `${capital} is what has been paid out to date by ${investor === '' ? 'investors' : investor}`,
  committed: (amount: string) => `at most ${amount} is committed`,
  byCohort: 'separately for each cohort',
  revolving: 'what is repaid can be drawn again',
  initially: (state: string) => `until then ${human(state)}`,
  event: (called: string, states: readonly string[], role?: string) =>
    `${called} is ${commaList(states.map(human), 'or')}; decided by the ${roleNames(role ?? 'outcome-payer', 'en')}`,
  total: (rounding: string) => `the total to date is ${rounding}, before it is split`,
  payerShare: (party: string, share: string) => `${party} pays ${share} of the total`,
  payerRest: (party: string, isOnly: boolean) =>
    isOnly
      ? `${party} pays all of it`
      : `${party} pays the rest, with whatever the others do not bear`,
  overLife: (limit: string) => `at most ${limit} over the life of the contract`,
  paidIn: (currency: string, rate: string, of: string) =>
    `paid in ${currency}, ${rate} ${currency} for each ${of}`,
  vat: (rate: string) => `with ${rate} VAT on top`,
  calendar: { monthly: 'every month', quarterly: 'every quarter', yearly: 'every year' },
  noRecipients:
    'payments go to the investors by what each has advanced; without investors, to the first provider',
  recipientShare: (party: string, share: string) => `${party} receives ${share} of each payment`,
  recipientRest: (party: string, isOnly: boolean) =>
    isOnly ? `${party} receives all of it` : `${party} receives the rest`,
  rank: (parties: readonly string[], by: string) =>
    `${commaList(parties, 'and')} receive before those after them${by === '' ? '' : `, split by ${by}`}`,
  negativeNet: 'if the total to date falls, the difference is taken off the next payment',
  negativeEnd:
    'if the total to date has fallen, what is left is claimed back at the end of the contract',
  negativeOnce: 'if the total to date falls, the difference is claimed back at once',
  negativeNothing:
    'what happens if the total to date falls is not said; it is taken off later payments',
};

export type MeasureWords = typeof measuresEn;
