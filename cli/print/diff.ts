import type { MoneyDiff } from '../../core/terms-diff/money.ts';
import type { ChangeSaid } from '../../core/terms-diff/words.ts';
import type { Language } from '../../core/words/language.ts';
import { moneyText } from '../../core/words/numbers.ts';
import { rulesWords } from '../words/rules.ts';
import { words } from '../words/words.ts';
import { tableText } from './table.ts';

/** Changes with their lines below them. */
export function changesText(changes: readonly ChangeSaid[], language: Language): string {
  if (changes.length === 0) return rulesWords(language).same;
  return changes
    .map(({ heading, lines }) => [heading, ...lines.map((line) => `    ${line}`)].join('\n'))
    .join('\n');
}

/** What an amendment gives in money: a row per payment, and the total. */
export function moneyDiffText(
  { lines, total, currencies }: MoneyDiff,
  { file, language }: { readonly file: string; readonly language: Language },
): string {
  const { heading, onResults } = rulesWords(language);
  const money = (amount: string | undefined, currency: string): string =>
    amount === undefined ? '–' : moneyText(amount, currency, language);
  const row = (id: string, line: { old?: string; new?: string; difference: string }): string[] => [
    id,
    money(line.old, currencies.old),
    money(line.new, currencies.new),
    currencies.old === currencies.new ? money(line.difference, currencies.new) : '',
  ];
  const table = tableText(
    [
      { heading: heading.payment },
      { heading: heading.old, figures: true },
      { heading: heading.next, figures: true },
      { heading: heading.difference, figures: true },
    ],
    [...lines.map((line) => row(line.id, line)), row(words(language).total, total)],
  );
  return `${onResults(file)}\n${table}`;
}
