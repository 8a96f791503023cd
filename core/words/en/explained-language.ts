import type { ExplainedWords } from '../../explain/said.ts';

type Word =
  | 'interest'
  | 'rate'
  | 'movement'
  | 'paid-bound'
  | 'retained'
  | 'duty'
  | 'indexed'
  | 'index'
  | 'deadweight'
  | 'expected'
  | 'at-most-share'
  | 'borne';

/** What the words of the language beyond prices and shares say of themselves, in English. */
export const languageSentences: Pick<ExplainedWords['sentences'], Word> = {
  interest: ({ facts, value, state }) => {
    if (state === 'waiting') return 'Interest waits for its rate or its capital';
    const compound = facts['compound'] === undefined ? '' : `, compounded ${facts['compound']}`;
    return `Interest until ${facts['until']} (${facts['dayCount']}${compound}) = ${value}`;
  },
  rate: ({ facts, inputs: [rate] }) => `${rate} a year from ${facts['date']}`,
  movement: ({ facts, value, number }) =>
    `${value} ${number('sign') === '−1' ? 'repaid' : 'drawn'} on ${facts['date']}`,
  'paid-bound': ({ inputs: [paid, share], value }) =>
    `${paid} is paid when the base reaches ${paid} ÷ ${share} = ${value}`,
  retained: ({ inputs: [whole, share], money, value }) =>
    `${share} of ${whole}, ${money('held')}, is held back: ${value}`,
  duty: ({ facts }) => `A duty instead of money: ${facts['duty']}`,
  indexed: ({ inputs: [price, at, base], value, rounding }) =>
    `${price} × ${at} ÷ ${base}${rounding.to === '' ? '' : `, rounded to ${rounding.to} (${rounding.mode})`} = ${value}`,
  index: ({ name, facts, value, state }) =>
    state === 'waiting'
      ? `The index ${name} of ${facts['at']} is not known yet`
      : `The index ${name} of ${facts['at']}: ${value}`,
  deadweight: ({ inputs: [gross, share], value }) =>
    `${gross} less ${share} that would have happened anyway = ${value}`,
  expected: ({ value, count }) =>
    count === 3
      ? `The comparison: the own result before, changed as the comparison changed: ${value}`
      : `The comparison: ${value}`,
  'at-most-share': ({ inputs: [figure, share, others], facts, value }) =>
    facts['binds'] === 'true'
      ? `${figure} is cut to ${value}, so that it is at most ${share} of the sum with the others’ ${others}`
      : `${value} is within ${share} of the sum with the others’ ${others}`,
  borne: ({ facts, inputs: [whole], value }) =>
    facts['payers'] === ''
      ? `Of ${whole} the payers of the settlement bear ${value}`
      : `Of ${whole} ${facts['payers']} bear ${value}`,
};
