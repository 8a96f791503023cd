import type { Finding } from '../../findings.ts';

/** How old Excel files (XLS) begin, and workbooks that a password protects. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
/** As much of a file's beginning as shows what it is. */
const START_BYTES = 4096;

/** What programs call .xls and is no workbook: a web page, one with its pictures, the XML of Excel 2003, other XML. */
const FORMS: readonly (readonly [form: string, start: RegExp])[] = [
  ['excel-xml', /^<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/i],
  ['html', /^(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|meta|body|table|style|center|div)\b/i],
  ['html', /^MIME-Version:/i],
  ['xml', /^<\?xml\b/i],
];

/** The finding that a file is neither CSV nor XLSX, by how it begins, whatever its name ends with. */
export function otherForm(bytes: Uint8Array, file: string): Finding | undefined {
  if (COMPOUND_FILE.every((byte, index) => bytes[index] === byte)) {
    return { code: 'intake.workbook-old', severity: 'error', at: { file }, facts: {} };
  }
  // The letters that matter have one byte each; in UTF-16 a zero stands beside each.
  const start = String.fromCharCode(...bytes.subarray(0, START_BYTES))
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  const form = FORMS.find(([, pattern]) => pattern.test(start))?.[0];
  if (form === undefined) return undefined;
  return { code: 'intake.file-other-form', severity: 'error', at: { file }, facts: { form } };
}
