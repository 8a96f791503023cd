import type { CaseOutcome } from '../../core/cases/case.ts';
import type { Language } from '../../core/words/language.ts';
import { numberText } from '../../core/words/numbers.ts';
import type { CaseRun } from '../commands/case-runs.ts';
import { words } from '../words/words.ts';
import { reconciliationText } from './reconciliation.ts';
import { tableText } from './table.ts';

/**
 * Worked examples: those that do not hold with every figure expected, got and the difference, with `details` all
 * of them; then one table of the published figures and what the terms give.
 */
export function casesText(
  runs: readonly CaseRun[],
  { details }: { readonly details: boolean },
  language: Language,
): string {
  const failed = runs.filter(({ outcome }) => !outcome?.ok);
  const shown = (details ? runs : failed).filter(({ outcome }) => outcome !== undefined);
  return [
    ...(shown.length > 0 ? [figuresText(shown, language)] : []),
    ...(details ? remarks(runs) : []),
    ...reconciliationText(runs, language),
    ...notExplained(runs, language),
    ...(details ? [] : [words(language).detailsHint]),
    words(language).casesPassed(runs.length - failed.length, failed.length),
  ].join('\n\n');
}

function figuresText(runs: readonly CaseRun[], language: Language): string {
  const { heading } = words(language);
  return tableText(
    [
      { heading: heading.what },
      { heading: heading.expected, figures: true },
      { heading: heading.got, figures: true },
      { heading: heading.difference, figures: true },
      { heading: '' },
    ],
    runs.flatMap(({ contract, outcome }) => (outcome ? rowsOf(contract, outcome, language) : [])),
  );
}

function rowsOf(contract: string, outcome: CaseOutcome, language: Language): string[][] {
  const { caseStatus, holds, fails } = words(language);
  const title = `${contract}: ${outcome.it} (${caseStatus[outcome.status]})`;
  const figure = (text: string): string =>
    /^-?\d+(\.\d+)?$/.test(text) ? numberText(text, language) : text;
  return [
    [`${outcome.ok ? holds : fails}  ${title}`],
    ...outcome.checks.map((check) => [
      `    ${check.what}`,
      figure(shortened(check.expected)),
      figure(shortened(check.got)),
      check.difference === null ? '' : figure(check.difference),
      check.ok ? '' : fails,
    ]),
  ];
}

/** A list of names is told below the table; in it, how many there are. */
function shortened(text: string): string {
  const names = text.split(', ');
  return names.length > 3 ? `(${names.length})` : text;
}

/** Why figures differ, and which parameters were found from the payments themselves. */
function remarks(runs: readonly CaseRun[]): string[] {
  return runs.flatMap(({ contract, outcome }) =>
    (outcome?.reconciled ?? []).flatMap(({ what, reason }) =>
      reason === undefined ? [] : [`${contract}, ${what}: ${reason}`],
    ),
  );
}

/** Which published payments the published counts do not explain. */
function notExplained(runs: readonly CaseRun[], language: Language): string[] {
  return runs.flatMap(({ contract, outcome }) => {
    const lines = outcome?.checks.find((check) => check.what === 'unexplained')?.got;
    if (lines === undefined) return [];
    return [`${contract}: ${words(language).unexplained(lines.split(', ').length, lines)}`];
  });
}
