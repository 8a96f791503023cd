import { describe, expect, it } from 'vitest';
import { TASKS } from '../../core/lifecycle/items/constants.ts';
import { PHASES } from '../../core/lifecycle/items/contract.ts';
import { SETTLEMENT_STATES } from '../../core/lifecycle/items/period.ts';
import { TASK_RULES } from '../../core/lifecycle/tasks/tasks.ts';
import { aligned } from '../../core/words/aligned.ts';
import { statesEn } from '../../core/words/en/states.ts';
import { eventText } from '../../core/words/events.ts';
import { moneyText, numberText, shortMoneyText } from '../../core/words/numbers.ts';
import { statesSv } from '../../core/words/sv/states.ts';

const UTFALL = { system: 'workflow' } as const;

describe('what people call things', () => {
  it.each([
    ['Swedish', statesSv],
    ['English', statesEn],
  ])('has a word in %s for every task, answer, phase and state', (_, words) => {
    const choices = Object.values(TASK_RULES).flatMap((rules) => rules.choices);
    expect(Object.keys(words.task).sort()).toEqual([...TASKS].sort());
    expect(Object.keys(words.phase).sort()).toEqual([...PHASES].sort());
    expect(Object.keys(words.settlement).sort()).toEqual([...SETTLEMENT_STATES].sort());
    expect(choices.filter((choice) => !(choice in words.choice))).toEqual([]);
  });
});

describe('an event', () => {
  it('is told with the task’s name and the amount’s thousands apart', () => {
    const opened = { taskId: 'year_1.outcome-payment.r1.attest.2', party: 'norrkoping' };
    const settled = { settlement: 'year_1.outcome-payment.r1', payable: '2880000', entitled: '1' };
    expect(eventText({ what: 'task-opened', who: UTFALL, facts: opened }, 'en')).toBe(
      'Utfall: waits for norrkoping: attest the payout',
    );
    expect(eventText({ what: 'settlement-computed', who: UTFALL, facts: settled }, 'sv')).toMatch(
      /att betala 2\u00a0880\u00a0000$/,
    );
  });

  it('of another version of Utfall is told by its name', () => {
    const event = { what: 'moon-landed', who: UTFALL, facts: {} };
    expect(eventText(event, 'en')).toBe('Utfall: moon-landed');
  });
});

describe('figures in words', () => {
  it.each([
    ['1871540.5', 'en', '1,871,540.5'],
    ['-1500000', 'en', '−1,500,000'],
    ['1871540.50', 'sv', '1\u00a0871\u00a0540,50'],
    ['999', 'sv', '999'],
  ] as const)('%s in %s is %s', (value, language, text) => {
    expect(numberText(value, language)).toBe(text);
  });

  it('shows money with both decimals if it has one', () => {
    expect(moneyText('3.5', 'GBP', 'en')).toBe('3.50\u00a0GBP');
    expect(moneyText('3.00', 'GBP', 'en')).toBe('3\u00a0GBP');
  });

  it('mark in a table where digits were cut off, and never round them up', () => {
    expect(shortMoneyText('1666.6666666', 'SEK', 'en')).toBe('1,666.66…\u00a0SEK');
    expect(shortMoneyText('-0.999', 'SEK', 'en')).toBe('−0.99…\u00a0SEK');
    expect(shortMoneyText('1666.5', 'SEK', 'sv')).toBe('1\u00a0666,50\u00a0SEK');
  });
});

describe('a table', () => {
  it('sets figures flush right and lets a heading widen no column', () => {
    const rows = [['a long heading over everything'], ['name', '1'], ['n', '100']];
    expect(aligned(rows, { right: [1] })).toBe(
      'a long heading over everything\nname    1\nn     100',
    );
  });
});
