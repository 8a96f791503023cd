import type { CaseOutcome } from '../../core/cases/case.ts';
import type { Finding } from '../../core/findings.ts';
import type { Language } from '../../core/words/language.ts';
import { numberText } from '../../core/words/numbers.ts';
import { words } from '../words/words.ts';
import { tableText } from './table.ts';

/** A worked example that ran, or the findings that kept it from running. */
export type CaseRun = {
  readonly contract: string;
  readonly file: string;
  /** What the example says of a published payment that differs, and why. */
  readonly published?: { readonly amount: string; readonly reason: string };
  readonly outcome?: CaseOutcome;
  readonly findings: readonly Finding[];
};

/** Worked examples with every figure expected, got and the difference, then what does not reconcile and why. */
export function casesText(runs: readonly CaseRun[], language: Language): string {
  const said = words(language);
  const { heading } = said;
  const failed = runs.filter(({ outcome }) => !outcome?.ok).length;
  const table = tableText(
    [
      { heading: heading.what },
      { heading: heading.expected, figures: true },
      { heading: heading.got, figures: true },
      { heading: heading.difference, figures: true },
      { heading: '' },
    ],
    runs.flatMap((run) => rowsOf(run, language)),
  );
  return [table, ...remarks(runs, language), said.casesPassed(runs.length - failed, failed)].join(
    '\n\n',
  );
}

function rowsOf({ contract, outcome }: CaseRun, language: Language): string[][] {
  if (!outcome) return [];
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

function remarks(runs: readonly CaseRun[], language: Language): string[] {
  const { doesNotReconcile, unexplained } = words(language);
  return runs.flatMap(({ contract, published, outcome }) => {
    if (!published || !outcome) return [];
    const lines = outcome.checks.find(({ what }) => what === 'unexplained');
    return [
      doesNotReconcile(contract, published.amount, published.reason),
      ...(lines ? [unexplained(lines.got.split(', ').length, lines.got)] : []),
    ];
  });
}
