import type { Sheet } from 'hucre/xlsx';
import type { Finding } from '../../findings.ts';
import { findPersonnummer } from '../../privacy/personnummer.ts';
import { personalFindings } from './personal.ts';
import type { GridRow } from './sheet-grid.ts';
import { isShown } from './sheet-names.ts';
import { columnFacts } from './table-text.ts';

/** A sheet with its cells as text. */
type Grid = { readonly sheet: Sheet; readonly grid: readonly GridRow[] };

/**
 * Personal identity numbers in cells, comments and names of sheets, also of those that nobody reads: they are delivered
 * too. Each is said with its sheet, and that it is hidden: whoever looks at the workbook would not find it.
 */
export function personalInSheets(
  sheets: readonly Grid[],
  about: { readonly file: string; readonly headerRow: number | undefined },
): Finding[] {
  return sheets.flatMap(({ sheet, grid }, index) => {
    const isNamed = !isShown(sheet);
    const which = {
      // A number in a sheet's name is not repeated: then it is called by its place.
      ...(isNamed ? { sheetNumber: index + 1 } : { sheet: sheet.name }),
      ...(sheet.hidden || sheet.veryHidden ? { hidden: true } : {}),
    };
    const inName: Finding[] = isNamed
      ? [personalError('intake.personnummer-in-sheet-name', about.file)]
      : [];
    // In a workbook of one sheet nobody asks which.
    const facts = sheets.length > 1 || isNamed ? which : {};
    const found = [...inName, ...personalIn(sheet, grid, about)];
    return found.map((finding) => ({ ...finding, facts: { ...finding.facts, ...facts } }));
  });
}

function personalIn(
  { cells = new Map() }: Sheet,
  grid: readonly GridRow[],
  { file, headerRow = 1 }: { file: string; headerRow: number | undefined },
): Finding[] {
  const header = grid[headerRow - 1]?.cells ?? [];
  const inComments = [...cells].flatMap(([place, { comment }]): Finding[] => {
    if (!comment || findPersonnummer(comment.text).length === 0) return [];
    const [row = 0, column = 0] = place.split(',').map(Number);
    const facts = { ...columnFacts(column), comment: true };
    return [{ ...personalError('intake.personnummer', file), at: { file, row: row + 1 }, facts }];
  });
  return [...personalFindings({ file, header, headerRow }, grid), ...inComments];
}

function personalError(code: string, file: string): Finding {
  return { code, severity: 'error', at: { file }, facts: {} };
}
