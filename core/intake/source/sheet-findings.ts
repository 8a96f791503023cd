import type { Sheet, Workbook } from 'hucre/xlsx';
import type { Finding } from '../../findings.ts';
import { namesOf } from './sheet-names.ts';
import { columnLetters } from './table-text.ts';

/** What a person who looks at the workbook does not see, and is read all the same, or is not read. */
export function hiddenFindings(
  { sheets }: Workbook,
  sheet: Sheet,
  { file }: { readonly file: string },
): Finding[] {
  const at = { file };
  const hiddenRows = [...(sheet.rowDefs ?? [])]
    .filter(([, { hidden }]) => hidden === true)
    .map(([index]) => index + 1);
  const columns = (sheet.columns ?? []).flatMap(({ hidden }, index) =>
    hidden === true ? [columnLetters(index + 1)] : [],
  );
  const others = sheets.filter((other) => other !== sheet && (other.hidden || other.veryHidden));
  const warning = (code: string, facts: Finding['facts']): Finding => ({
    code,
    severity: 'warning',
    at,
    facts,
  });
  return [
    ...(hiddenRows.length > 0
      ? [warning('intake.rows-hidden', { count: hiddenRows.length, first: hiddenRows[0] ?? 0 })]
      : []),
    ...(columns.length > 0 ? [warning('intake.columns-hidden', { columns })] : []),
    ...(others.length > 0
      ? [warning('intake.sheets-hidden', { sheets: namesOf(others, sheets) })]
      : []),
    ...(sheet.hidden || sheet.veryHidden ? [warning('intake.sheet-hidden', {})] : []),
  ];
}
