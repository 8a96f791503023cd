import { caseRuns } from '../../cli/commands/case-runs.ts';
import { reconciliationTable } from '../../cli/print/reconciliation.ts';

const TABLE = /<!-- library -->\n[\s\S]*?<!-- end of library -->/;
const IO = {
  out: () => undefined,
  err: () => undefined,
  env: {},
  language: 'en',
  json: false,
} as const;

/** Markdown with the table of published figures beside what the terms of the library give. */
export function withLibraryTable(markdown: string): string {
  const { columns, rows } = reconciliationTable(caseRuns(['contracts'], IO), 'en');
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('\u00a0', ' ').replaceAll('|', '\\|')).join(' | ')} |`;
  const table = [
    line(columns.map(({ heading }) => heading)),
    `|${columns.map(({ figures }) => (figures ? '---:' : '---')).join('|')}|`,
    ...rows.map(line),
  ].join('\n');
  return markdown.replace(TABLE, () => `<!-- library -->\n\n${table}\n\n<!-- end of library -->`);
}
