/** A cell of escaped text: the head of its row, a figure, or any text; over so many columns. */
export type Cell =
  | { readonly head: string; readonly across?: number }
  | { readonly figure: string }
  | { readonly text: string; readonly across?: number };

/** A table that is read aloud with its caption and headings, and scrolls by itself where it is too wide. */
export function table(input: {
  id: string;
  caption: string;
  columns: readonly string[];
  /** The first column of figures, which stand to the right. */
  figuresFrom: number;
  rows: readonly (readonly Cell[])[];
  foot?: readonly Cell[];
}): string[] {
  const { id, caption, columns, figuresFrom, rows, foot } = input;
  const head = columns.map(
    (column, at) => `<th scope="col"${at < figuresFrom ? '' : ' class="amount"'}>${column}</th>`,
  );
  return [
    `<div class="wide" role="region" tabindex="0" aria-labelledby="${id}">\n<table>`,
    `<caption id="${id}">${caption}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>\n${rows.map(rowHtml).join('\n')}\n</tbody>`,
    ...(foot === undefined ? [] : [`<tfoot>${rowHtml(foot)}</tfoot>`]),
    '</table>\n</div>',
  ];
}

function rowHtml(cells: readonly Cell[]): string {
  return `<tr>${cells.map(cellHtml).join('')}</tr>`;
}

function cellHtml(cell: Cell): string {
  if ('figure' in cell) return `<td class="amount">${cell.figure}</td>`;
  const across = cell.across === undefined ? '' : ` colspan="${cell.across}"`;
  return 'head' in cell
    ? `<th scope="row"${across}>${cell.head}</th>`
    : `<td${across}>${cell.text}</td>`;
}
