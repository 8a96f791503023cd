/**
 * The letters of Windows-1252 from byte 0x80 to 0x9F, where it differs from Latin-1; five bytes stand for nothing.
 * Our own table, because `TextDecoder` of Node 20 reads these bytes as Latin-1's control characters, against the
 * Encoding Standard (https://encoding.spec.whatwg.org/index-windows-1252.txt): the dash in a name would be lost.
 */
const LETTERS = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** The code of each byte's letter. */
const CODES = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte < 0xa0 ? LETTERS.charCodeAt(byte - 0x80) : byte,
);

const CHUNK = 0x8000;

/** The text of Windows-1252 bytes, or nothing where a byte stands for no letter. */
export function windows1252(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const codes = Uint16Array.from(bytes.subarray(start, start + CHUNK));
    for (let at = 0; at < codes.length; at += 1) codes[at] = CODES[codes[at] ?? 0] ?? 0;
    if (codes.includes(0)) return undefined;
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}
