import { type Decimal, ZERO } from '../money/decimal.ts';
import { accrue, type Loan } from '../settlement/interest/accrue.ts';
import type { Explained } from './explained.ts';

/** Runs the draws and repayments again, at the rates of their days. */
export function interestAgain(node: Explained, values: readonly Decimal[]): Decimal {
  const { facts = {}, inputs } = node;
  const rates = Number(facts['rates'] ?? '1');
  const dated = inputs.map((input, at) => ({
    date: input.facts?.['date'] ?? '',
    value: values[at] ?? ZERO,
    at,
  }));
  return accrue({
    movements: dated.slice(rates).map(({ date, value }) => ({ date, amount: value })),
    rates: dated.slice(0, rates).map(({ date, value, at }) => ({
      from: date,
      rate: inputs[at]?.unit === '%' ? value.div(100) : value,
    })),
    until: facts['until'] ?? '',
    dayCount: (facts['dayCount'] ?? 'whole years') as Loan['dayCount'],
    compound: facts['compound'] as Loan['compound'],
    meets: (facts['meets'] ?? 'interest first') as Loan['meets'],
  });
}
