import type { Decimal } from '../../money/decimal.ts';
import { isQuantity } from '../../terms/quantity.ts';
import type { Bounds } from '../../terms/shape/number.ts';
import { type Engine, inside, type Spot } from '../engine/engine.ts';
import type { Figure } from '../engine/figure.ts';

/** Whether bounds hold, do not, or cannot be told yet. */
export type Verdict = 'holds' | 'fails' | 'waiting';

/** What is compared: a figure, or a plain date. */
export type Subject = Figure | { readonly date: string };

/** A verdict with the bounds' own figures, where they are names or shares of names. */
export type Judged = { readonly verdict: Verdict; readonly inputs: readonly Figure[] };

const WORDS = ['from', 'above', 'below', 'to'] as const;
type Word = (typeof WORDS)[number];

/** Compares by the four words: `from` ≥, `above` >, `below` <, `to` ≤. */
export function boundsHold(
  engine: Engine,
  bounds: Bounds,
  { subject, spot }: { subject: Subject; spot: Spot },
): Judged {
  const judged = WORDS.flatMap((word) => {
    const written = bounds[word];
    if (written === undefined) return [];
    if ('date' in subject) return [{ verdict: dateHolds(word, subject.date, written), inputs: [] }];
    const { unit } = subject.explained;
    const at = { ...inside(spot, word), ...(unit === undefined ? {} : { unit }) };
    const bound = engine.number(written, at);
    return [{ verdict: numberHolds(word, subject, bound), inputs: [bound] }];
  });
  return {
    verdict: all(judged.map(({ verdict }) => verdict)),
    inputs: judged.flatMap((j) => j.inputs),
  };
}

/** All of several verdicts: one that fails decides, whatever the others wait for. */
export function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fails')) return 'fails';
  return verdicts.includes('waiting') ? 'waiting' : 'holds';
}

/** Bounds as they are written, for an explanation. */
export function boundsText(bounds: Bounds): string {
  return WORDS.flatMap((word) =>
    bounds[word] === undefined ? [] : [`${word} ${bounds[word]}`],
  ).join(', ');
}

/** The two ends between which a row rises. */
export function ends(bounds: Bounds): { low: [Word, string] | null; high: [Word, string] | null } {
  const find = (...words: readonly Word[]): [Word, string] | null => {
    for (const word of words) {
      const written = bounds[word];
      if (written !== undefined && isFigureText(written)) return [word, written];
    }
    return null;
  };
  return { low: find('from', 'above'), high: find('to', 'below') };
}

function isFigureText(written: string): boolean {
  return isQuantity(written) || /^[a-z]/.test(written);
}

function dateHolds(word: Word, date: string, written: string): Verdict {
  return compares(word, date < written ? -1 : Number(date > written)) ? 'holds' : 'fails';
}

function numberHolds(word: Word, subject: Figure, bound: Figure): Verdict {
  if (subject.value === null || bound.value === null || bound.partial) return 'waiting';
  const holds = compares(word, order(subject.value, bound.value));
  if (!subject.partial) return holds ? 'holds' : 'fails';
  // A figure that can only rise: what it has reached stays reached, and what it has passed stays passed.
  const rises = word === 'from' || word === 'above';
  return holds === rises ? (holds ? 'holds' : 'fails') : 'waiting';
}

function compares(word: Word, order: number): boolean {
  switch (word) {
    case 'from':
      return order >= 0;
    case 'above':
      return order > 0;
    case 'below':
      return order < 0;
    case 'to':
      return order <= 0;
  }
}

function order(one: Decimal, other: Decimal): number {
  return one.comparedTo(other);
}
