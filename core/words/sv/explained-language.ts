import type { ExplainedWords } from '../../explain/said.ts';
import type { languageSentences as english } from '../en/explained-language.ts';

const COUNTS: Readonly<Record<string, string>> = {
  'whole years': 'hela år',
  'actual/365': 'faktiska dagar/365',
  'actual/360': 'faktiska dagar/360',
  '30/360': '30/360',
};

const COMPOUND: Readonly<Record<string, string>> = {
  yearly: 'varje år',
  quarterly: 'varje kvartal',
  monthly: 'varje månad',
};

/** What the words of the language beyond prices and shares say of themselves, in Swedish. */
export const languageSentences: Pick<ExplainedWords['sentences'], keyof typeof english> = {
  interest: ({ facts, value, state }) => {
    if (state === 'waiting') return 'Räntan väntar på sin räntesats eller sitt kapital';
    const every = COMPOUND[facts['compound'] ?? ''];
    const compound = every === undefined ? '' : `, ränta på ränta ${every}`;
    const count = COUNTS[facts['dayCount'] ?? ''] ?? '';
    return `Ränta till ${facts['until']} (${count}${compound}) = ${value}`;
  },
  rate: ({ facts, inputs: [rate] }) => `${rate} per år från ${facts['date']}`,
  movement: ({ facts, value, number }) =>
    `${value} ${number('sign') === '−1' ? 'återbetalat' : 'utbetalt'} ${facts['date']}`,
  'paid-bound': ({ inputs: [paid, share], value }) =>
    `${paid} är betalt när underlaget når ${paid} ÷ ${share} = ${value}`,
  retained: ({ inputs: [whole, share], money, value }) =>
    `${share} av ${whole}, ${money('held')}, hålls inne: ${value}`,
  duty: ({ facts }) => `Ett åtagande i stället för pengar: ${facts['duty']}`,
  indexed: ({ inputs: [price, at, base], value, rounding }) =>
    `${price} × ${at} ÷ ${base}${rounding.to === '' ? '' : `, avrundat till ${rounding.to} (${rounding.mode})`} = ${value}`,
  index: ({ name, facts, value, state }) =>
    state === 'waiting'
      ? `Indexet ${name} för ${facts['at']} är inte känt ännu`
      : `Indexet ${name} för ${facts['at']}: ${value}`,
  deadweight: ({ inputs: [gross, share], value }) =>
    `${gross} minus ${share} som hade skett ändå = ${value}`,
  expected: ({ value, count }) =>
    count === 3
      ? `Jämförelsen: det egna utfallet före, ändrat som jämförelsen har ändrats: ${value}`
      : `Jämförelsen: ${value}`,
  'at-most-share': ({ inputs: [figure, share, others], facts, value }) =>
    facts['binds'] === 'true'
      ? `${figure} minskas till ${value}, så att det är högst ${share} av summan med de andras ${others}`
      : `${value} är inom ${share} av summan med de andras ${others}`,
  borne: ({ facts, inputs: [whole], value }) =>
    facts['payers'] === ''
      ? `Av ${whole} bär avräkningens betalare ${value}`
      : `Av ${whole} bär ${facts['payers']} ${value}`,
};
