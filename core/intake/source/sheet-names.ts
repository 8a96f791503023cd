import type { Sheet } from 'hucre/xlsx';
import { findPersonnummer } from '../../privacy/personnummer.ts';

/** Whether a sheet's name can be repeated: no personal identity number stands in it. */
export function isShown({ name }: Pick<Sheet, 'name'>): boolean {
  return findPersonnummer(name).length === 0;
}

/**
 * What sheets are called in a finding: by their place in the workbook, where their name holds a personal identity
 * number. Workbooks whose identities are to be replaced may have such names.
 *
 * @param all the workbook's sheets in their order
 * @example namesOf([{ name: 'Data' }], [{ name: 'Data' }]) // → ['Data']
 */
export function namesOf(
  sheets: readonly Pick<Sheet, 'name'>[],
  all: readonly Pick<Sheet, 'name'>[],
): string[] {
  return sheets.map((sheet) => (isShown(sheet) ? sheet.name : `#${all.indexOf(sheet) + 1}`));
}
