import type { ExplainedWords, Said } from '../../explain/said.ts';
import { languageSentences } from './explained-language.ts';
import { stateBeside, UNITS } from './names.ts';

const SIDES: Readonly<Record<string, string>> = {
  own: 'Eget utfall',
  comparator: 'Jämförelsen',
  'own-before': 'Det egna utfallet före',
  'comparator-before': 'Jämförelsen före',
};

const VERDICTS: Readonly<Record<string, string>> = {
  decided: 'uppfyllt',
  shut: 'inte uppfyllt',
  waiting: 'ännu inte känt',
};

const EFFECTS: Readonly<Record<string, string>> = {
  level: 'nivå',
  improvement: 'förbättring',
  'relative improvement': 'relativ förbättring',
  ratio: 'kvot',
  extra: 'antal utöver det väntade',
};

const MODES: Readonly<Record<string, string>> = {
  'half-up': 'halva uppåt',
  'half-even': 'halva till jämnt',
  'half-down': 'halva nedåt',
  up: 'uppåt',
  down: 'nedåt',
};

const EACH: Readonly<Record<string, string>> = {
  cohort: 'kohort',
  period: 'period',
  person: 'person',
};

const REFUSALS: readonly (readonly [string, (count: string) => string])[] = [
  ['again', (count) => `${count} oftare än tillåtet`],
  ['ladder', (count) => `${count} utan det tidigare utfallet`],
  ['terms', (count) => `${count} som inte fanns i villkoren den dagen`],
  ['over', (count) => `${count} över taket för antal`],
];

/** The sentences of an explanation, in Swedish, with the words of the field. */
export const explainedWords: ExplainedWords = {
  units: UNITS,
  bounds: { from: 'minst', above: 'mer än', below: 'mindre än', to: 'högst' },
  waiting: 'väntar',
  none: 'inget tak',
  notShown: 'visas inte',
  withheld: (name) =>
    `${name === '' ? 'Talet' : name} visas inte, eftersom det skulle röja för få personer`,
  clause: (clause) => `avtalets ${clause}`,
  inferred: (how) => `antaget: ${how}`,
  sentences: {
    ...languageSentences,
    total: ({ value, rounding }) =>
      `Totalt ${value}, avrundat till ${rounding.to} (${MODES[rounding.mode] ?? rounding.mode})`,
    sum,
    sentence: ({ name, value, state }) => {
      if (state === 'shut') return `${name}: inget, eftersom villkoret inte är uppfyllt`;
      return state === 'waiting'
        ? `${name} väntar på det som ännu inte är uppmätt`
        : `${name}: ${value}`;
    },
    amount: ({ name, value }) => `${name} är ${value}`,
    share: ({ inputs: [share, base], value }) => `${share} av ${base} = ${value}`,
    price: ({ inputs: [price, quantity], facts, value }) =>
      `${price} för varje ${facts['eachText'] ?? 'enhet'} av ${quantity} = ${value}`,
    rates: ({ value }) => `Prislistan ger ${value}`,
    'rate-line': ({ name, inputs: [price, count], value }) =>
      count === undefined
        ? `${name}: inga godkända utfall, ${value}`
        : `${name}: ${count} × ${price} = ${value}`,
    otherwise: ({ value }) => `I stället, eftersom villkoret inte är uppfyllt, ${value}`,
    table: ({ facts, value, state }) => {
      if (state === 'waiting') return 'Tabellen läses först när dess mått är känt';
      return facts['row'] === undefined
        ? `För ${facts['by']} ${facts['value']} säger tabellen ${value}`
        : `Rad ${facts['row']} i tabellen efter ${facts['by']} (${facts['bounds']}) säger ${value}`;
    },
    interpolated: ({ inputs: [at, low, high, start, end], value }) =>
      `Vid ${at}, på linjen från ${start} vid ${low} till ${end} vid ${high}, ${value}`,
    ordinal: ({ name, value }) => `${name} är nummer ${value}`,
    parameter: ({ facts, text, value }) =>
      facts['side'] === 'comparator' ? `Villkoren jämför med ${value}` : `Villkoren säger ${text}`,
    base: ({ inputs: [whole, ...less], value }) =>
      `${whole} minus ${less.join(' och ')}, inte under noll, = ${value}`,
    tranche,
    times: ({ inputs, value }) => `${inputs.join(' × ')} = ${value}`,
    'at-least': ({ inputs: [, least], value }) => `Minst ${least}: ${value}`,
    'at-most': ({ inputs: [figure, most], facts, value }) =>
      facts['binds'] === 'true'
        ? `${figure} begränsas av taket till ${most}`
        : `${value} ryms under taket ${most}`,
    'at-most-per': ({ inputs: [, most], facts, money, value }) => {
      const who = EACH[facts['claimant'] ?? ''] ?? facts['claimant'];
      const cut = `${money('cut')} bortfaller för ${facts['over']} av ${facts['claimants']}`;
      const published =
        facts['published'] === undefined ? '' : '; publicerade antal antas redan vara begränsade';
      return `Högst ${most} per ${who}: ${value}; ${cut}${published}`;
    },
    rounded: ({ inputs: [exact], rounding, value }) =>
      `${exact} avrundat till ${rounding.to} (${MODES[rounding.mode] ?? rounding.mode}) = ${value}`,
    held: ({ money, facts }) =>
      `${money('held')} är fastställt men förfaller först ${facts['due'] === 'end' ? 'vid avtalets slut' : `vid ${facts['due']}`}`,
    gate: ({ name, text, facts, state }) =>
      `Villkor${facts['place'] === 'unless' ? ' (om inte)' : ''}: ${name} ${stateBeside(text)}: ${VERDICTS[state]}`,
    metric,
    level: ({ facts, number, value }) =>
      facts['of'] === undefined
        ? `${SIDES[facts['side'] ?? 'own']}: ${value}`
        : `${SIDES[facts['side'] ?? 'own']}: ${number('sum')} ÷ ${number('of')}${scale(facts)} = ${value}`,
    pooled: ({ facts, count, value }) =>
      `${SIDES[facts['side'] ?? 'own']}, sammanlagt över ${count} kohorter eller perioder: ${value}`,
    capital: ({ name, value, facts, state }) => {
      if (facts['side'] === 'committed') return `${name}, utfäst: ${value}`;
      return state === 'waiting'
        ? `${name}: inget är ännu utbetalat av investeraren`
        : `${name}, hittills utbetalat av investeraren: ${value}`;
    },
    delivered: ({ name, value }) => `${name} enligt leverans: ${value}`,
    event: ({ name, value, facts }) =>
      `${name}: ${stateBeside(value)}${facts['date'] === undefined ? '' : ` den ${facts['date']}`}`,
    claims,
    'payer-share': ({ name, inputs: [total, share], value }) =>
      `${name} betalar ${share} av ${total} = ${value}`,
    allocated: ({ name, inputs: [total], value }) =>
      name === ''
        ? `Av ${total} bär dess betalare ${value}; udda enheter efter största rest`
        : `${name} betalar sin andel av ${total} = ${value}; udda enheter efter största rest`,
    rest: ({ name, inputs: [total, ...others], value }) =>
      others.length === 0
        ? `${name} betalar hela ${total}`
        : `${name} betalar resten av ${total} = ${value}`,
    settled: ({ name, value }) => `${name} har tidigare reglerat ${value}`,
    payable: ({ name, inputs: [entitled, settled], value, facts }) =>
      facts['owedBack'] === undefined
        ? `${name} ska betala ${entitled} − ${settled} som redan är reglerat = ${value}`
        : `${name} ska betala ${value}: utfallet ger ${entitled}, och högst de ${settled} som är reglerade kan gå tillbaka`,
  },
};

function sum({ name, value, count, facts, state }: Said): string {
  const whose = name === '' ? '' : `${name}: `;
  if (state === 'waiting') return `${whose}summan väntar på en del som ännu inte är uppmätt`;
  const per = facts['per'];
  const over = per === undefined ? `${count} delar` : `${count} × varje ${EACH[per] ?? per}`;
  return `${whose}${over} blir tillsammans ${value}`;
}

function tranche({ inputs: [base, ...ends], facts, value }: Said): string {
  const words = (facts['bounds'] ?? '').split(' ');
  const bounds = words.map((word, at) =>
    word === 'above' ? `över ${ends[at]}` : `upp till ${ends[at]}`,
  );
  return `Den del av ${base} som är ${bounds.join(' och ')}: ${value}`;
}

function metric({ name, value, facts, state, inputs: [own, other] }: Said): string {
  if (facts['missing'] !== undefined) return `${name} skulle ha mätts men mättes inte`;
  if (state === 'waiting') return `${name} är ännu inte uppmätt`;
  if (facts['published'] !== undefined) return `${name}: ${value}, enligt redovisning`;
  return other === undefined || facts['effect'] === 'level'
    ? `${name}: ${value}`
    : `${name}: ${EFFECTS[facts['effect'] ?? ''] ?? ''} av ${own} mot ${other} = ${value}`;
}

function claims({ value, facts }: Said): string {
  const refused = REFUSALS.filter(([why]) => (facts[why] ?? '0') !== '0').map(([why, say]) =>
    say(facts[why] ?? '0'),
  );
  const published =
    (facts['published'] ?? '0') === '0' ? [] : ['publicerade antal antas redan vara begränsade'];
  const accepted = value === '1' ? '1 godkänt utfall' : `${value} godkända utfall`;
  return [accepted, ...refused, ...published].join('; ');
}

function scale(facts: Readonly<Record<string, string>>): string {
  return (facts['scale'] ?? '1') === '1' ? '' : ` × ${facts['scale']}`;
}
