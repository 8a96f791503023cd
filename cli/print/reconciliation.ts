import type { CaseOutcome } from '../../core/cases/case.ts';
import type { Reconciled } from '../../core/cases/reconciliation.ts';
import type { Language } from '../../core/words/language.ts';
import { moneyText, numberText } from '../../core/words/numbers.ts';
import type { CaseRun } from '../commands/case-runs.ts';
import { words } from '../words/words.ts';
import { type Column, tableText } from './table.ts';

/** Published figures beside what the terms give: headings, and a row for each figure. */
export type ReconciliationTable = {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
};

/** One row for each published figure of the examples, in their order. */
export function reconciliationTable(
  runs: readonly CaseRun[],
  language: Language,
): ReconciliationTable {
  const { heading } = words(language);
  return {
    columns: [
      { heading: heading.contract },
      { heading: heading.what },
      { heading: heading.published, figures: true },
      { heading: heading.computed, figures: true },
      { heading: heading.difference, figures: true },
      { heading: '' },
    ],
    rows: runs.flatMap(({ contract, outcome }) => [
      ...(outcome?.reconciled ?? []).map((row) => [
        contract,
        row.what,
        figure(row.published, row, language),
        figure(row.computed, row, language),
        row.difference === null ? '' : numberText(row.difference, language),
        statusText(row, language),
      ]),
      ...(outcome ? derivedRow(contract, outcome, language) : []),
    ]),
  };
}

/** What follows from the published rules alone: no figure was published to hold it against. */
function derivedRow(contract: string, outcome: CaseOutcome, language: Language): string[][] {
  const { it, status, ok, reconciled, explained } = outcome;
  if (status !== 'derived' || reconciled.length > 0 || explained?.value == null) return [];
  const { derived, fails } = words(language);
  const computed = moneyText(explained.value, explained.unit ?? '', language);
  return [[contract, it, '–', computed, '', ok ? derived : fails]];
}

/** The table as text, and how many figures are of each kind; nothing if no figure was published. */
export function reconciliationText(runs: readonly CaseRun[], language: Language): string[] {
  const { columns, rows } = reconciliationTable(runs, language);
  if (rows.length === 0) return [];
  const { reconciliation } = words(language);
  const figures = runs.flatMap(({ outcome }) => outcome?.reconciled ?? []);
  const counts = Object.entries(reconciliation).map(
    ([kind, said]) =>
      `${said}: ${figures.filter(({ status, holds }) => holds && status === kind).length}`,
  );
  return [tableText(columns, rows), counts.join(' · ')];
}

function figure(text: string | null, { unit }: Reconciled, language: Language): string {
  if (text === null) return '–';
  if (!/\d/.test(text)) return text;
  if (/^[A-Z]{3}$/.test(unit)) return moneyText(text, unit, language);
  return `${numberText(text, language)}\u00a0${unit}`;
}

function statusText({ status, holds, roundedTo }: Reconciled, language: Language): string {
  const { reconciliation, publishedTo, fails } = words(language);
  if (!holds) return fails;
  const said = reconciliation[status];
  return roundedTo === undefined
    ? said
    : `${said}, ${publishedTo(numberText(roundedTo, language))}`;
}
