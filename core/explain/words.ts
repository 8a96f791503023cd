import { type DecimalText, decimal } from '../money/decimal.ts';
import { explainedWords as en } from '../words/en/explained.ts';
import type { Language } from '../words/language.ts';
import { moneyText, numberText } from '../words/numbers.ts';
import { explainedWords as sv } from '../words/sv/explained.ts';
import type { Explained } from './explained.ts';
import { type ExplainedWords, isLong, PRINTED_DECIMALS, type Said } from './said.ts';

const WORDS: Readonly<Record<Language, ExplainedWords>> = { sv, en };

/**
 * One plain sentence for a figure, without the figures below it.
 *
 * @example explainedText(node, 'en') // → '60 % of 2,500,000 SEK = 1,500,000 SEK'
 */
export function explainedText(node: Explained, language: Language): string {
  const words = WORDS[language];
  const ready = prepared(node, language);
  const said = node.withheld ? words.withheld(ready.name) : words.sentences[node.formula](ready);
  const from = [
    ...(node.clause === undefined ? [] : [words.clause(node.clause)]),
    ...(node.inferred === undefined ? [] : [words.inferred(node.inferred)]),
  ];
  return from.length === 0 ? said : `${said} (${from.join('; ')})`;
}

/** The sentences of a whole tree, each with how deep it stands; `depth` leaves out what is deeper. */
export function explainedLines(
  node: Explained,
  language: Language,
  { depth = Number.POSITIVE_INFINITY }: { readonly depth?: number } = {},
): { depth: number; text: string }[] {
  const lines: { depth: number; text: string }[] = [];
  const visit = (each: Explained, level: number): void => {
    lines.push({ depth: level, text: explainedText(each, language) });
    if (level < depth) for (const input of each.inputs) visit(input, level + 1);
  };
  visit(node, 0);
  return lines;
}

/**
 * The figure of that name, the outermost first: the tree behind one line of a settlement. Conditions bear the
 * name of what they ask, and are passed over.
 */
export function findNode(node: Explained, name: string): Explained | undefined {
  let level: readonly Explained[] = [node];
  while (level.length > 0) {
    const found = level.find((each) => each.name === name && each.formula !== 'gate');
    if (found) return found;
    level = level.flatMap(({ inputs }) => inputs);
  }
  return undefined;
}

function prepared(node: Explained, language: Language): Said {
  const { name = '', cohort, period, facts = {}, rounding, unit } = node;
  const figure = (fact: string, of?: string): string =>
    figureText({ value: facts[fact] ?? '0', unit: of }, language);
  return {
    state: node.state,
    value: valueText(node, language),
    name: [name, ...[cohort, period].filter((part) => part !== undefined)].join(', '),
    inputs: node.inputs.map((input) => valueText(input, language)),
    count: node.inputs.length,
    text: boundsText(node.parameter?.text ?? '', language),
    rounding: {
      to: rounding ? figureText({ value: rounding.to, unit }, language) : '',
      mode: rounding?.mode ?? '',
    },
    facts,
    number: (fact) => figure(fact),
    money: (fact) => figure(fact, unit),
  };
}

function valueText(node: Explained, language: Language): string {
  if (node.withheld) return WORDS[language].notShown;
  if (node.formula === 'event') return node.value ?? WORDS[language].waiting;
  if (node.value !== null) return figureText({ value: node.value, unit: node.unit }, language);
  return node.parameter?.text === 'none' ? WORDS[language].none : WORDS[language].waiting;
}

/** A figure with its unit; what is left out of an endless decimal shows as `…`. */
function figureText(
  { value, unit }: { value: DecimalText; unit: string | undefined },
  language: Language,
): string {
  const shown = isLong(value) ? decimal(value).toFixed(PRINTED_DECIMALS) : value;
  const tail = isLong(value) ? '…' : '';
  if (unit !== undefined && /^[A-Z]{3}$/.test(unit)) {
    return tail === ''
      ? moneyText(shown, unit, language)
      : `${numberText(shown, language)}…\u00a0${unit}`;
  }
  const number = numberText(shown, language) + tail;
  if (unit === undefined) return number;
  return `${number}\u00a0${WORDS[language].units[unit] ?? unit}`;
}

/** The four bound words, wherever they begin a condition, and units after their numbers. */
function boundsText(text: string, language: Language): string {
  const { bounds, units } = WORDS[language];
  return text
    .replace(
      /(^|, )(from|above|below|to) /g,
      (_all, before: string, word: string) => `${before}${bounds[word as keyof typeof bounds]} `,
    )
    .replace(/(?<=\d )[a-z]+/g, (unit) => units[unit] ?? unit);
}
