import type { Bounds } from '../terms/shape/number.ts';
import type { Conditions } from '../terms/shape/sentence.ts';
import { human } from '../words/phrases.ts';
import { figureText, numberOrName } from './names.ts';
import { type Telling, unitBeside } from './telling.ts';

const LOW = ['from', 'above'] as const;
const HIGH = ['below', 'to'] as const;

/**
 * The four bound words in words; empty where there is no bound.
 *
 * @example { from: '7.5 %', below: '15 %' } // → 'at least 7.5 % but less than 15 %'
 */
export function boundsText(
  t: Telling,
  bounds: Bounds,
  { of, unit }: { readonly of: string; readonly unit: string | undefined },
): string {
  const said = of === 'date' ? t.words.dates : t.words.bounds;
  const end = (word: keyof Bounds): string[] => {
    const text = bounds[word];
    return text === undefined ? [] : [`${said[word]} ${numberOrName(t, text, unit)}`];
  };
  const [low, high] = [LOW.flatMap(end).join(', '), HIGH.flatMap(end).join(', ')];
  if (low === '' || high === '') return low + high;
  return of === 'date' ? `${low} ${high}` : t.words.between(low, high);
}

/** Each condition as a clause: `the fall is at least 10 %`. */
export function conditionTexts(t: Telling, conditions: Conditions | undefined): string[] {
  return Object.entries(conditions ?? {}).map(([name, wanted]) =>
    typeof wanted === 'string' ? stateText(t, name, wanted) : conditionText(t, name, wanted),
  );
}

function stateText(t: Telling, name: string, wanted: string): string {
  const { words } = t;
  if (name === 'cohort' || name === 'period') {
    return words.isNamed(words.running[name], human(wanted));
  }
  return words.state(words.named(name), wanted);
}

function conditionText(t: Telling, name: string, bounds: Bounds): string {
  const figure = figureText(t, name);
  if (isImprovement(t, name) && isAboveZero(bounds)) return t.words.improves(figure);
  return t.words.is(figure, boundsText(t, bounds, { of: name, unit: unitBeside(t, name) }));
}

function isImprovement({ terms }: Telling, name: string): boolean {
  const effect = terms.metrics?.[name]?.effect;
  return effect === 'improvement' || effect === 'relative improvement';
}

function isAboveZero({ from, above, below, to }: Bounds): boolean {
  return /^0(?: |$)/.test(above ?? '') && [from, below, to].every((end) => end === undefined);
}

/** `if`, `any` and `unless` of a sentence as one clause; empty if it has none. */
export function gateText(
  t: Telling,
  gates: {
    readonly when?: Conditions | undefined;
    readonly any?: Conditions | undefined;
    readonly unless?: Conditions | undefined;
  },
): string {
  const { words } = t;
  const [all, one, none] = [gates.when, gates.any, gates.unless].map((each) =>
    conditionTexts(t, each),
  );
  const open = (all ?? []).length + (one ?? []).length > 0 ? [words.if(all ?? [], one ?? [])] : [];
  const shut = none && none.length > 0 ? [words.unless(none)] : [];
  return [...open, ...shut].join(', ');
}
