import type { Sheet } from 'hucre/xlsx';
import type { Finding } from '../../findings.ts';
import { columnLetters } from './table-text.ts';

/** How a number can be shown as another than the one that is in the cell, and read. */
const OTHERWISE: readonly (readonly [code: string, format: RegExp])[] = [
  // 0.5 is shown as 50 %.
  ['intake.cells-percent', /%/],
  // 417 is shown as 000417.
  ['intake.cells-padded', /^0{2,}$/],
];

/** Columns whose numbers a clerk sees in Excel as others than are read: named, because nobody would look for it. */
export function shownOtherwise(
  { cells = new Map() }: Pick<Sheet, 'cells'>,
  { file, headerRow }: { file: string; headerRow: number },
): Finding[] {
  return OTHERWISE.flatMap(([code, format]) => {
    const columns = new Set<number>();
    for (const [place, { value, style }] of cells) {
      const [row = 0, column = 0] = place.split(',').map(Number);
      const isShown = typeof value === 'number' && format.test(style?.numFmt ?? '');
      if (isShown && row >= headerRow) columns.add(column);
    }
    if (columns.size === 0) return [];
    const letters = [...columns]
      .sort((one, other) => one - other)
      .map((at) => columnLetters(at + 1));
    return [{ code, severity: 'warning', at: { file }, facts: { columns: letters } }];
  });
}
