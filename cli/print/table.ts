import { aligned } from '../../core/words/aligned.ts';

/** A column: its heading, and whether its cells are figures (set flush right). */
export type Column = { readonly heading: string; readonly figures?: boolean };

/** An aligned table without rules, such as a person likes to read and `cut` can take apart. */
export function tableText(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const right = columns.flatMap(({ figures }, index) => (figures ? [index] : []));
  return aligned([columns.map(({ heading }) => heading), ...rows], { right });
}
