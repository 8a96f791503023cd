import { commaList, human } from '../phrases.ts';

const VERBS = {
  paid: (subject: string) => `${subject} is paid`,
  counted: (subject: string) => `${subject} is counted`,
};

const TABLES = {
  amount: 'amount',
  share: 'share',
  price: 'price',
  rate: 'yearly rate',
  factor: 'factor',
  figure: 'figure',
} as const;

const SIDES: Readonly<Record<string, string>> = { level: 'level', comparator: 'comparator' };

const TO_THE_NEAREST: Readonly<Record<string, string>> = {
  'half-up': 'halves up',
  'half-even': 'halves to the even one',
  'half-down': 'halves down',
};

const and = (items: readonly string[]): string => commaList(items, 'and');
const or = (items: readonly string[]): string => commaList(items, 'or');

/** How figures are called, and numbers, tables and bounds are said, in English. */
const figures = {
  and,
  or,
  named: (name: string) => `the ${human(name)}`,
  payment: (name: string) => `what “${human(name)}” gives`,
  capital: (name: string, side: 'drawn' | 'committed' | 'outstanding') => {
    const whole = /(ed|drawn)$/.test(name) ? `the ${human(name)} capital` : `the ${human(name)}`;
    if (side === 'committed') return `the committed capital (${human(name)})`;
    return side === 'outstanding' ? `the outstanding part of ${whole}` : whole;
  },
  side: (figure: string, side: string) => `the ${SIDES[side] ?? human(side)} of ${figure}`,
  settled: (payment?: string) =>
    payment === undefined ? 'what is already settled' : `what is already settled of ${payment}`,
  running: {
    date: 'the day',
    cohort: 'the cohort',
    period: 'the period',
    end: 'the end of the contract',
  },
  none: 'no limit',
  unknown: 'a figure that is not published',
  ofFigure: (quantity: string, figure: string) => `${quantity} of ${figure}`,
  aYear: (rate: string) => `${rate} a year`,
  percentagePoints: 'percentage points',
  units: { '%': '%', points: 'points' } as Readonly<Record<string, string>>,
  eachUnit: (unit: string) => unit.replace(/s$/, ''),
  byTable: (kind: keyof typeof TABLES, by: string) =>
    `${kind === 'amount' ? 'an' : 'a'} ${TABLES[kind]} that depends on ${by} (see the table)`,
  caption: (kind: keyof typeof TABLES, by: string) => `The ${TABLES[kind]}, by ${by}:`,
  bounds: { from: 'at least', above: 'more than', below: 'less than', to: 'at most' },
  dates: { from: 'from', above: 'after', below: 'before', to: 'up to and including' },
  between: (low: string, high: string) => `${low} but ${high}`,
  row: (bounds: string, value: string) => `${bounds || 'in every case'}: ${value}`,
  rising: (from: string, to: string, isFalling: boolean) =>
    `from ${from}, ${isFalling ? 'falling' : 'rising'} in a straight line to ${to}`,
  value: (key: string, value: string) =>
    `${key === 'others' ? 'all others' : human(key)}: ${value}`,
  uplifted: (price: string, times: string, rounding: string) => {
    const how = [times && `multiplied by ${times}`, rounding].filter((part) => part !== '');
    return how.length === 0 ? price : `${price} (${how.join(', ')})`;
  },
  rounded: (to: string, mode: string) => {
    if (mode === 'up' || mode === 'down') return `rounded ${mode} to a multiple of ${to}`;
    return `rounded to the nearest ${to} (${TO_THE_NEAREST[mode] ?? mode})`;
  },
};

/** Conditions and what a payment is of, in English. */
const pieces = {
  improves: (figure: string) => `${figure} ${isPlural(figure) ? 'improve' : 'improves'}`,
  is: (figure: string, bounds: string) => `${figure} ${isPlural(figure) ? 'are' : 'is'} ${bounds}`,
  state: (event: string, state: string) => `${event} is ${human(state)}`,
  isNamed: (what: string, name: string) => `${what} is “${human(name)}”`,
  if: (all: readonly string[], one: readonly string[]) =>
    `if ${[...(all.length > 0 ? [and(all)] : []), ...(one.length > 0 ? [or(one)] : [])].join(', and ')}`,
  unless: (none: readonly string[]) => `unless ${or(none)}`,
  share: (share: string, base: string) => `${share} of ${base}`,
  shareByTable: (by: string, base: string) =>
    `a share of ${base} that depends on ${by} (see the table)`,
  price: (price: string, each: string, base: string) =>
    each === '' ? `${price} for each unit of ${base}` : `${price} for each ${each} of ${base}`,
  interest: (rate: string, base: string) => `interest at ${rate} on ${base}`,
  rates: 'the price of each accepted outcome',
  parts: (count: number) =>
    count === 1 ? 'the following part' : `the sum of the following ${count} parts`,
  nothing: 'nothing',
  less: (base: string, others: readonly string[]) =>
    `${base} less ${and(others)} (never below zero)`,
  tranche: (base: string, above: string, to: string) => {
    const ends = [above && `above ${above}`, to && `up to ${to}`].filter((end) => end !== '');
    return ends.length === 0 ? base : `the part of ${base} ${ends.join(' and ')}`;
  },
  zero: 'zero',
  untilPaid: (figure: string) => `until this has paid ${figure}`,
  afterPaid: (figure: string) => `once ${figure} has been paid`,
  times: (factors: readonly string[]) => `multiplied by ${and(factors)}`,
  indexed: (by: string, base: string) => `indexed by the ${human(by)} (${base} = 1)`,
  indexedAt: (at: string) => `read at the ${human(at)}`,
  since: (moment: string) => `from ${moment}`,
  until: (moment: string) => `until ${moment}`,
  moments: { settlement: 'the settlement', end: 'the end of the contract' } as Readonly<
    Record<string, string>
  >,
  onDate: (date: string) => date,
  whenEvent: (event: string) => `the ${human(event)}`,
  dayCount: (how: string) =>
    how === 'whole years' ? 'counted in whole years' : `counted by ${how}`,
  compound: (how: string) => `compounded ${how}`,
  meets: (what: string) => `repayments meet the ${what}`,
};

/** Whole rules, in English. */
const rules = {
  per: (per: 'cohort' | 'period') => `for each ${per} separately`,
  main: (verb: 'paid' | 'counted' | { is: string }, subject: string) =>
    typeof verb === 'string' ? VERBS[verb](subject) : `${verb.is} is ${subject}`,
  mainAfter: (verb: 'paid' | 'counted' | { is: string }, subject: string) =>
    typeof verb === 'string' ? VERBS[verb](subject) : `${verb.is} is ${subject}`,
  duty: (what: string) => `this is to be done, and no money paid: ${what}`,
  condition: (condition: string, main: string) => `${condition}, ${main}`,
  eachPer: (per: string, main: string) => `${per}: ${main}`,
  otherwise: (main: string) => `otherwise ${main}`,
  bothCases: (limits: string) => `In both cases ${limits}.`,
  atLeast: (limit: string) => `at least ${limit}`,
  atMost: (limit: string) => `at most ${limit}`,
  limits: (limits: readonly string[]) => limits.join(' and '),
  noLimit: 'without limit',
  atMostPer: (claimant: string, limit: string) => `at most ${limit} for each ${human(claimant)}`,
  atMostShare: (share: string, sum: string) => `at most ${share} of ${sum}, this included`,
  cut: (how: string) =>
    how === 'pro rata' ? 'what is above it cut pro rata' : `what is above it cut from the ${how}`,
  untilMeasured:
    'Until that is measured it is paid as if the condition held, and claimed back if it turns out not to.',
  due: (moment: string) => `It is decided at once but falls due at ${moment}.`,
  hold: (share: string, conditions: string) => `${share} of it is held back until ${conditions}.`,
  payers: (names: readonly string[]) => `Paid by ${and(names)}.`,
  payersBy: (attribute: string) => `Each claim is paid by whom its ${human(attribute)} names.`,
  recipients: (names: readonly string[]) => `Paid to ${and(names)}.`,
  rateLine: (outcome: string, price: string) => `${outcome}: ${price}`,
  claims: (claims: string) => {
    if (claims === 'any') return 'as often as it is achieved';
    const [count = '1', ...span] = claims.split(' ');
    const often = count === '1' ? 'once' : `at most ${count} times`;
    return `${often} per person${span.length === 0 ? '' : ` and ${span.at(-1)}`}`;
  },
  after: (outcomes: readonly string[]) => `only after ${and(outcomes)} for the same person`,
  atMostClaims: (limit: string) => `at most ${limit}`,
};

function isPlural(figure: string): boolean {
  return /[^s]s$/.test(figure) && !/^what /.test(figure);
}

/** The words in which terms are read back, in English. */
export const describeEn = { ...figures, ...pieces, ...rules };

export type FigureWords = typeof figures;
export type PieceWords = typeof pieces;
export type RuleWords = typeof rules;
export type DescribeWords = typeof describeEn;
