import type { ExplainedWords, Said } from '../../explain/said.ts';
import { languageSentences } from './explained-language.ts';

const SIDES: Readonly<Record<string, string>> = {
  own: 'The own result',
  comparator: 'The comparison',
  'own-before': 'The own result before',
  'comparator-before': 'The comparison before',
};

const VERDICTS: Readonly<Record<string, string>> = {
  decided: 'met',
  shut: 'not met',
  waiting: 'not known yet',
};

const REFUSALS: readonly (readonly [string, (count: string) => string])[] = [
  ['again', (count) => `${count} claimed more often than allowed`],
  ['ladder', (count) => `${count} without the earlier outcome`],
  ['terms', (count) => `${count} not in the terms of their day`],
  ['over', (count) => `${count} above the limit in claims`],
];

/** The sentences of an explanation, in English. */
export const explainedWords: ExplainedWords = {
  units: {},
  bounds: { from: 'at least', above: 'more than', below: 'less than', to: 'at most' },
  waiting: 'waiting',
  none: 'no limit',
  notShown: 'not shown',
  withheld: (name) =>
    `${name === '' ? 'This figure' : name} is not shown, because it would tell of too few persons`,
  clause: (clause) => `clause ${clause}`,
  inferred: (how) => `inferred: ${how}`,
  sentences: {
    ...languageSentences,
    total: ({ value, rounding }) =>
      `In total ${value}, rounded to ${rounding.to} (${rounding.mode})`,
    sum,
    sentence: ({ name, value, state }) => {
      if (state === 'shut') return `${name}: nothing, because its condition is not met`;
      return state === 'waiting'
        ? `${name} waits for what is not measured yet`
        : `${name}: ${value}`;
    },
    amount: ({ name, value }) => `${name} is ${value}`,
    share: ({ inputs: [share, base], value }) => `${share} of ${base} = ${value}`,
    price: ({ inputs: [price, quantity], facts, value }) =>
      `${price} for each ${facts['eachText'] ?? 'unit'}, of ${quantity} = ${value}`,
    rates: ({ value }) => `The rate card gives ${value}`,
    'rate-line': ({ name, inputs: [price, count], value }) =>
      count === undefined
        ? `${name}: no accepted claims, ${value}`
        : `${name}: ${count} × ${price} = ${value}`,
    otherwise: ({ value }) => `Instead, because the condition is not met, ${value}`,
    table: ({ facts, value, state }) => {
      if (state === 'waiting') return 'The table is not read before its figure is known';
      return facts['row'] === undefined
        ? `For ${facts['by']} ${facts['value']} the table says ${value}`
        : `Row ${facts['row']} of the table by ${facts['by']} (${facts['bounds']}) says ${value}`;
    },
    interpolated: ({ inputs: [at, low, high, start, end], value }) =>
      `At ${at}, on the line from ${start} at ${low} to ${end} at ${high}, ${value}`,
    ordinal: ({ name, value }) => `${name} is number ${value}`,
    parameter: ({ facts, text, value }) =>
      facts['side'] === 'comparator'
        ? `The terms compare with ${value} (${facts['kind']})`
        : `The terms say ${text}`,
    base: ({ inputs: [whole, ...less], value }) =>
      `${whole} less ${less.join(' and ')}, not below zero, = ${value}`,
    tranche,
    times: ({ inputs, value }) => `${inputs.join(' × ')} = ${value}`,
    'at-least': ({ inputs: [, least], value }) => `At least ${least}: ${value}`,
    'at-most': ({ inputs: [figure, most], facts, value }) =>
      facts['binds'] === 'true'
        ? `${figure} is cut to at most ${most}`
        : `${value} is within the limit of ${most}`,
    'at-most-per': ({ inputs: [, most], facts, money, value }) => {
      const cut = `${money('cut')} is cut for ${facts['over']} of ${facts['claimants']}`;
      const published =
        facts['published'] === undefined ? '' : '; published counts are taken as limited already';
      return `At most ${most} for each ${facts['claimant']}: ${value}; ${cut}${published}`;
    },
    rounded: ({ inputs: [exact], rounding, value }) =>
      `${exact} rounded to ${rounding.to} (${rounding.mode}) = ${value}`,
    held: ({ money, facts }) =>
      `${money('held')} is decided, but not due before ${facts['due'] === 'end' ? 'the end' : facts['due']}`,
    gate: ({ name, text, facts, state }) =>
      `Condition${facts['place'] === 'unless' ? ' (unless)' : ''}: ${name} ${text}: ${VERDICTS[state]}`,
    metric,
    level: ({ facts, number, value }) =>
      facts['of'] === undefined
        ? `${SIDES[facts['side'] ?? 'own']}: ${value}`
        : `${SIDES[facts['side'] ?? 'own']}: ${number('sum')} ÷ ${number('of')}${scale(facts)} = ${value}`,
    pooled: ({ facts, count, value }) =>
      `${SIDES[facts['side'] ?? 'own']}, added over ${count} cohorts or periods: ${value}`,
    capital: ({ name, value, facts, state }) => {
      if (facts['side'] === 'committed') return `${name} committed: ${value}`;
      return state === 'waiting'
        ? `${name}: nothing is drawn yet`
        : `${name} drawn to date: ${value}`;
    },
    delivered: ({ name, value }) => `${name} as delivered: ${value}`,
    event: ({ name, value, facts }) =>
      `${name}: ${value}${facts['date'] === undefined ? '' : ` on ${facts['date']}`}`,
    claims,
    'payer-share': ({ name, inputs: [total, share], value }) =>
      `${name} pays ${share} of ${total} = ${value}`,
    allocated: ({ name, inputs: [total], value }) =>
      name === ''
        ? `Of ${total}, what its payers bear = ${value}; odd units by largest remainder`
        : `${name} pays its share of ${total} = ${value}; odd units by largest remainder`,
    rest: ({ name, inputs: [total, ...others], value }) =>
      others.length === 0
        ? `${name} pays all of ${total}`
        : `${name} pays the rest of ${total} = ${value}`,
    settled: ({ name, value }) => `${name} has settled ${value}`,
    payable: ({ name, inputs: [entitled, settled], value, facts }) =>
      facts['owedBack'] === undefined
        ? `${name} owes ${entitled} − ${settled} settled = ${value}`
        : `${name} owes ${value}: the entitlement is ${entitled}, and no more than the ${settled} settled can go back`,
  },
};

function sum({ name, value, count, facts, state }: Said): string {
  const whose = name === '' ? '' : `${name}: `;
  if (state === 'waiting') return `${whose}the sum waits for a part that is not measured yet`;
  const over = facts['per'] === undefined ? `${count} parts` : `${count} × each ${facts['per']}`;
  return `${whose}${over} add up to ${value}`;
}

function tranche({ inputs: [base, ...ends], facts, value }: Said): string {
  const words = (facts['bounds'] ?? '').split(' ');
  const bounds = words.map((word, at) =>
    word === 'above' ? `above ${ends[at]}` : `up to ${ends[at]}`,
  );
  return `The part of ${base} ${bounds.join(' ')}: ${value}`;
}

function metric({ name, value, facts, state, inputs: [own, other] }: Said): string {
  if (facts['missing'] !== undefined) return `${name} was to be measured and was not`;
  if (state === 'waiting') return `${name} is not measured yet`;
  if (facts['published'] !== undefined) return `${name}: ${value}, as reported`;
  return other === undefined || facts['effect'] === 'level'
    ? `${name}: ${value}`
    : `${name}: ${facts['effect']} of ${own} against ${other} = ${value}`;
}

function claims({ value, facts }: Said): string {
  const refused = REFUSALS.filter(([why]) => (facts[why] ?? '0') !== '0').map(([why, say]) =>
    say(facts[why] ?? '0'),
  );
  const published =
    (facts['published'] ?? '0') === '0' ? [] : ['published counts are taken as limited already'];
  const accepted = value === '1' ? '1 accepted claim' : `${value} accepted claims`;
  return [accepted, ...refused, ...published].join('; ');
}

function scale(facts: Readonly<Record<string, string>>): string {
  return (facts['scale'] ?? '1') === '1' ? '' : ` × ${facts['scale']}`;
}
