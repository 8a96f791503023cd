import { ZERO } from '../money/decimal.ts';
import type { Sentence } from '../terms/shape/sentence.ts';
import { carriedPayments } from './engine/carried.ts';
import { type Engine, type Scope, termsIn } from './engine/engine.ts';
import type { Figure } from './engine/figure.ts';
import { holdsBack } from './mechanism/due.ts';
import type { PaymentLine } from './settlement.ts';

/** A line of the settlement with the figure it is printed from. */
export type Line = {
  readonly line: PaymentLine;
  readonly figure: Figure;
};

/** Computes the sentences at the top, in the order of the terms; what an amendment took away comes last. */
export function linesOf(engine: Engine, scope: Scope): Line[] {
  const written = termsIn(engine, scope).payments.map((sentence, place) => ({
    sentence,
    at: { path: `/payments/${place}`, scope },
  }));
  return [...written, ...carriedPayments(engine, scope)].map(({ sentence, at }) => {
    const figure = engine.sentence(sentence, at);
    const decided = holdsBack(sentence)
      ? engine.sentence(sentence, { ...at, scope: { ...at.scope, due: 'ignored' } })
      : figure;
    return { line: lineOf(sentence, figure, decided), figure };
  });
}

function lineOf({ id, clause, duty }: Sentence, figure: Figure, decided: Figure): PaymentLine {
  const amount = figure.value ?? ZERO;
  const held = (decided.value ?? ZERO).minus(amount);
  return {
    id,
    ...(clause === undefined ? {} : { clause }),
    ...(duty === undefined ? {} : { duty }),
    state: decided.explained.state,
    amount: amount.toFixed(),
    held: held.toFixed(),
    explained: figure.explained,
  };
}
