import type { Finding } from '../../findings.ts';
import { readNumber } from '../quantity.ts';
import type { Sentence } from '../shape/sentence.ts';
import { type StressContext, type Weakness, weakness } from './context.ts';

/** A payment that can grow without limit, or above the budget that the terms state. */
export const maximum: Weakness = (stress) =>
  stress.maximum.bound.isFinite() ? aboveBudget(stress) : unlimited(stress);

/** The innermost sentences that are unlimited inside sums that are, with what makes them so. */
function unlimited(stress: StressContext): readonly Finding[] {
  const within = (sentences: readonly Sentence[], path: string): readonly Finding[] =>
    sentences.flatMap((sentence, index) => {
      const at = `${path}/${index}`;
      const reach = stress.fold.at(at)?.whole;
      if (!reach || reach.high.isFinite()) return [];
      const inside = within(sentence.parts ?? [], `${at}/parts`);
      if (inside.length > 0) return inside;
      const facts = { name: sentence.id, because: reach.because ?? sentence.id, ...budget(stress) };
      const { clause } = sentence;
      return [weakness(stress, { code: 'terms.maximum-unlimited', path: at, facts, clause })];
    });
  return within(stress.context.terms.payments, '/payments');
}

function budget({ context: { terms } }: StressContext): { budget?: string } {
  return terms.budget === undefined ? {} : { budget: readNumber(terms.budget).toFixed() };
}

function aboveBudget(stress: StressContext): readonly Finding[] {
  const { context, maximum: most } = stress;
  if (context.terms.budget === undefined) return [];
  const stated = readNumber(context.terms.budget);
  if (most.bound.lte(stated)) return [];
  const isProved = most.reached?.gt(stated) ?? false;
  const amount = isProved && most.reached ? most.reached : most.bound;
  const facts = {
    budget: stated.toFixed(),
    maximum: amount.toFixed(),
    over: amount.minus(stated).toFixed(),
    proved: isProved,
  };
  const severity = isProved ? 'warning' : 'note';
  return [
    weakness(stress, { code: 'terms.maximum-above-budget', path: '/budget', facts, severity }),
  ];
}
