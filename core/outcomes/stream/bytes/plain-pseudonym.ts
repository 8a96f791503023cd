import { readPerson } from '../../../intake/reading/persons.ts';

const LONGEST = 64;
/** With fewer digits than this a run of them cannot be a personal identity number. */
const PERSONNUMMER_DIGITS = 10;

/**
 * Whether a cell of bytes is a pseudonym beyond doubt. Most begin with a letter and hold letters and few digits:
 * that is seen at a glance, and only the others are judged as text.
 */
export function isPseudonym(bytes: Uint8Array, start: number, end: number): boolean {
  const isShort = end - start <= LONGEST;
  let digits = 0;
  let plain = isShort && isLetter(bytes[start] ?? 0);
  for (let at = start + 1; plain && at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 48 && byte <= 57) digits += 1;
    else plain = isLetter(byte) || (byte === 45 && at === start + 1);
  }
  return (plain && digits < PERSONNUMMER_DIGITS) || isPseudonymText(bytes.subarray(start, end));
}

function isLetter(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90);
}

function isPseudonymText(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const read = readPerson(text);
  return read.ok && read.text === text && text.normalize('NFC') === text;
}
