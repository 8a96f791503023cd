import type { Explained } from '../../explain/explained.ts';
import { type Decimal, decimal, ONE, ZERO } from '../../money/decimal.ts';
import { isQuantity, readQuantity } from '../../terms/quantity.ts';
import type { Terms } from '../../terms/shape/terms.ts';

const HUNDRED = ONE.times(100);

/** Numbers at which a payment may turn, from the least to the greatest. */
export type Marks = readonly Decimal[];

/**
 * The numbers at which a payment may turn: those that the terms write (as they stand, and as parts of a hundred), 0,
 * and every figure of a derivation, so that bounds which are computed are among them.
 */
export function marksOf(terms: readonly Terms[], explained: Explained): Marks {
  const written = terms.flatMap(writtenIn).flatMap((value) => [value, value.div(HUNDRED)]);
  const marks = [...written, ZERO, ...figuresIn(explained)].sort((one, other) => one.cmp(other));
  return marks.filter((mark, at) => !marks[at - 1]?.eq(mark));
}

function writtenIn(node: unknown): Decimal[] {
  if (typeof node === 'string') return isQuantity(node) ? [readQuantity(node).value] : [];
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(writtenIn) : [];
}

function figuresIn({ value, inputs }: Explained): Decimal[] {
  const own = figureOf(value);
  return [...(own === undefined ? [] : [own]), ...inputs.flatMap(figuresIn)];
}

/**
 * Which way a derivation went: its rules in their order, the rows that it chose, and between which marks each of its
 * figures lies. Where two derivations went the same way, no bound lies between them.
 */
export function wayOf(explained: Explained, marks: Marks): string {
  const { formula, name = '', cohort = '', period = '', state, facts, value, inputs } = explained;
  const figure = figureOf(value);
  const lies = figure === undefined ? value : placeIn(marks, figure);
  const own = [formula, name, cohort, period, state, facts?.row ?? '', lies].join(' ');
  return `${own}(${inputs.map((input) => wayOf(input, marks)).join()})`;
}

/** The figure of a node, unless there is none or it is an event's state. */
function figureOf(value: Explained['value']): Decimal | undefined {
  return value !== null && /^-?\d+(?:\.\d+)?$/.test(value) ? decimal(value) : undefined;
}

/** Twice how many marks lie below a figure, and one more where it is one of them. */
function placeIn(marks: Marks, figure: Decimal): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle]?.lt(figure)) low = middle + 1;
    else high = middle;
  }
  return low * 2 + (marks[low]?.eq(figure) ? 1 : 0);
}
