import type { DecimalText } from '../money/decimal.ts';
import type { FigureState, Formula } from './explained.ts';

/** A node made ready for a sentence: every figure as text in the language, with its unit. */
export type Said = {
  readonly state: FigureState;
  readonly value: string;
  /** The name in the terms, with its cohort and period. */
  readonly name: string;
  readonly inputs: readonly string[];
  /** How many inputs there are. */
  readonly count: number;
  readonly text: string;
  readonly rounding: { readonly to: string; readonly mode: string };
  readonly facts: Readonly<Record<string, string>>;
  /** A figure of the facts as text: `number('cut')`. */
  readonly number: (fact: string) => string;
  /** A figure of the facts with the node's unit: `money('held')`. */
  readonly money: (fact: string) => string;
};

/** One plain sentence per formula. */
export type ExplainedWords = {
  readonly sentences: Readonly<Record<Formula, (said: Said) => string>>;
  /** Units as they follow a number; what is not here stands as it is. */
  readonly units: Readonly<Record<string, string>>;
  /** `from`, `above`, `below` and `to`, as they stand before a number. */
  readonly bounds: Readonly<Record<'from' | 'above' | 'below' | 'to', string>>;
  readonly waiting: string;
  readonly none: string;
  /** In place of a figure that would tell of too few persons, and the sentence for one of that name. */
  readonly notShown: string;
  readonly withheld: (name: string) => string;
  readonly clause: (clause: string) => string;
  readonly inferred: (how: string) => string;
};

/** The longest tail of decimals that is printed; the data keep all of them. */
export const PRINTED_DECIMALS = 6;

export function isLong(value: DecimalText): boolean {
  return (value.split('.')[1]?.length ?? 0) > PRINTED_DECIMALS;
}
