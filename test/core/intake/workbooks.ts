import { strToU8, zipSync } from 'fflate';

/** What a workbook made by hand is like: a sheet's XML as a program would write it. */
export type HandMade = {
  /** The content of `worksheet`: `<sheetData>…`, perhaps `<cols>` before and `<mergeCells>` after it. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly date1904?: boolean;
  /** Names of sheets that are hidden. */
  readonly hidden?: readonly string[];
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Styles by number: 0 general, 1 date, 2 a Swedish long date, 3 date and time, 4 percent, 5 six digits with zeros. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-41D]d\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="000000"/></numFmts>
<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** A workbook of hand-written XML, to try what no program at hand writes. */
export function workbook({ sheets, date1904 = false, hidden = [] }: HandMade): Uint8Array {
  const names = Object.keys(sheets);
  const list = names.map((name, index) => {
    const state = hidden.includes(name) ? ' state="hidden"' : '';
    return `<sheet name="${name}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const relations = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const property = date1904 ? '<workbookPr date1904="1"/>' : '';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${property}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rId99" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  for (const [index, name] of names.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${MAIN}">${sheets[name]}</worksheet>`;
  }
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])),
  );
}

/** Rows of cells: text as text, numbers as numbers, anything else as the XML of the cell. */
export function rows(
  ...cells: readonly (readonly (string | number | { xml: string })[])[]
): string {
  const lines = cells.map((row) => {
    const inner = row.map((cell) => {
      if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
      if (typeof cell === 'string') return `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
      return cell.xml;
    });
    return `<row>${inner.join('')}</row>`;
  });
  return `<sheetData>${lines.join('')}</sheetData>`;
}

/** A cell that Excel shows as a date. */
export const dateCell = (serial: number, style = 1) => ({
  xml: `<c s="${style}"><v>${serial}</v></c>`,
});
