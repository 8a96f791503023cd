import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import { windows1252 } from './windows-1252.ts';

/** How a text file's bytes stand for letters; `utf-16` in either order of bytes. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A file's text, and how it was read. */
export type Decoded = { readonly text: string; readonly encoding: Encoding };

/**
 * Letters and signs that Swedish and its neighbours' texts hold in Windows-1252: Å Ä Ö Æ Ø É È Ü and their small
 * ones, a few accents, typographical quotes and dashes, euro, section, degree, and the no-break space. Other bytes
 * above 127 are as likely another encoding's letters: DOS writes å ä ö as 0x86 0x84 0x94, the old Macintosh as
 * 0x8c 0x8a 0x9a.
 */
const EXPECTED_IN_1252 = new Set(
  [...'ÅÄÖÆØÉÈÜÁÀÇÑÓÍåäöæøéèüáàâãçêëíîïñóôúß§°·´«»½¼£\u00a0'].map((letter) => letter.charCodeAt(0)),
);
const DASHES_AND_QUOTES_IN_1252 = [0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97];

/**
 * The text of a file's bytes. A byte order mark is believed before what is stated; then UTF-8 where the bytes are
 * UTF-8; then Windows-1252 where every other reading is unlikely, with a note that says so.
 *
 * @returns a refusal where the encoding is not certain and nobody stated it.
 * @example decode(Uint8Array.of(0xe5), { file: 'o.csv' }) // → 'å', with the note intake.read-as-1252
 */
export function decode(
  bytes: Uint8Array,
  { file, stated }: { readonly file: string; readonly stated?: Encoding | undefined },
): Answer<Decoded> {
  const mark = markOf(bytes);
  if (mark !== undefined) return strictly(bytes, { file, encoding: mark });
  if (stated !== undefined) return strictly(bytes, { file, encoding: stated });
  if (looksLikeUtf16(bytes)) return strictly(bytes, { file, encoding: 'utf-16' });
  const utf8 = textIn(bytes, 'utf-8');
  if (utf8 !== undefined) return answer({ text: utf8, encoding: 'utf-8' });
  const text = isCertainly1252(bytes) ? windows1252(bytes) : undefined;
  if (text === undefined) return refusal([unknownIn(bytes, file)]);
  return answer({ text, encoding: 'windows-1252' }, [finding('intake.read-as-1252', 'note', file)]);
}

/** From which row on letters are not UTF-8; where other rows' are, two files have been put together. */
function unknownIn(bytes: Uint8Array, file: string): Finding {
  const lines = linesIn(bytes);
  const row = lines.findIndex((line) => textIn(line, 'utf-8') === undefined) + 1;
  const other = lines.findIndex(
    (line) => line.some((byte) => byte >= 0x80) && textIn(line, 'utf-8') !== undefined,
  );
  const at = { file, row };
  return other < 0
    ? { ...finding('intake.encoding-unknown', 'error', file), at }
    : { ...finding('intake.encoding-mixed', 'error', file), at, facts: { other: other + 1 } };
}

function linesIn(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return [...lines, bytes.subarray(from)];
}

const NEWLINE = 0x0a;

/** The encoding that a file's first bytes say by a byte order mark. */
export function markOf(bytes: Uint8Array): Encoding | undefined {
  const [one, two, three] = bytes;
  if (one === 0xef && two === 0xbb && three === 0xbf) return 'utf-8';
  if ((one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff)) return 'utf-16';
  return undefined;
}

function strictly(
  bytes: Uint8Array,
  { file, encoding }: { file: string; encoding: Encoding },
): Answer<Decoded> {
  const text = textIn(bytes, encoding);
  return text === undefined
    ? refusal([{ ...finding('intake.not-in-encoding', 'error', file), facts: { encoding } }])
    : answer({ text, encoding });
}

function textIn(bytes: Uint8Array, encoding: Encoding): string | undefined {
  if (encoding === 'windows-1252') return windows1252(bytes);
  try {
    return new TextDecoder(labelOf(bytes, encoding), { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}

/** What `TextDecoder` calls the encoding. */
export function labelOf(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== 'utf-16') return encoding;
  const isBigEndian = (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[0] === 0;
  return isBigEndian ? 'utf-16be' : 'utf-16le';
}

/** A table's text has no zero bytes; in UTF-16 every other byte of its plain letters is one. */
export function looksLikeUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 64);
  const zeros = start.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  return zeros * 3 >= start.length && start.length > 1;
}

/** Whether every byte is one that a Swedish text in Windows-1252 has, and none is likelier something else's. */
export function isCertainly1252(bytes: Uint8Array): boolean {
  return bytes.every((byte, index) => {
    if (byte < 0x80 || EXPECTED_IN_1252.has(byte)) return true;
    if (!DASHES_AND_QUOTES_IN_1252.includes(byte)) return false;
    // A quotation mark in the middle of a word is DOS's ö.
    return byte !== 0x94 || !(isLetter(bytes[index - 1]) && isLetter(bytes[index + 1]));
  });
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && /[a-z]/i.test(String.fromCharCode(byte));
}

function finding(code: string, severity: Finding['severity'], file: string): Finding {
  return { code, severity, at: { file }, facts: {} };
}
