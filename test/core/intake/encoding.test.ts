import { describe, expect, it } from 'vitest';
import { decode } from '../../../core/intake/source/encoding.ts';

const bytes = (text: string, encoding: 'latin1' | 'utf16le' | 'utf8') =>
  Buffer.from(text, encoding);
const mark =
  (...head: number[]) =>
  (rest: Uint8Array) =>
    Uint8Array.from([...head, ...rest]);

describe('the letters of a text file', () => {
  it.each([
    ['UTF-8', bytes('värde Å', 'utf8'), 'utf-8'],
    ['UTF-8 with a mark', mark(0xef, 0xbb, 0xbf)(bytes('värde Å', 'utf8')), 'utf-8'],
    ['UTF-16 with a mark', mark(0xff, 0xfe)(bytes('värde Å', 'utf16le')), 'utf-16'],
    [
      'UTF-16 the other way round',
      mark(0xfe, 0xff)(bytes('värde Å', 'utf16le').swap16()),
      'utf-16',
    ],
    ['UTF-16 without a mark', bytes('värde Å', 'utf16le'), 'utf-16'],
    ['Windows-1252', bytes('värde Å', 'latin1'), 'windows-1252'],
  ])('are right in %s', (_, file, encoding) => {
    const read = decode(file, { file: 'o.csv' });
    expect(read).toMatchObject({ ok: true, value: { text: 'värde Å', encoding } });
    expect(read.findings.map(({ code }) => code)).toEqual(
      encoding === 'windows-1252' ? ['intake.read-as-1252'] : [],
    );
  });

  it.each([
    ['DOS, with å ä ö', [0x76, 0x84, 0x72, 0x64, 0x65, 0x86]],
    ['DOS, with only ö inside a word', [0x6b, 0x94, 0x6e]],
    ['the old Macintosh', [0x76, 0x8a, 0x72, 0x64, 0x65]],
    ['Polish Windows', [0xb3, 0x6f, 0x64, 0x9f]],
  ])('that cannot be told are refused: %s', (_, file) => {
    const read = decode(Uint8Array.from(file), { file: 'o.csv' });
    expect(read.findings.map(({ code }) => code)).toEqual(['intake.encoding-unknown']);
  });

  it('are read as stated, unless a mark says otherwise or they cannot be', () => {
    const file = 'o.csv';
    const dashes = Uint8Array.of(0x6b, 0x94, 0x6e);
    expect(decode(dashes, { file, stated: 'windows-1252' })).toMatchObject({
      value: { text: 'k”n' },
    });
    const marked = mark(0xef, 0xbb, 0xbf)(bytes('å', 'utf8'));
    expect(decode(marked, { file, stated: 'windows-1252' })).toMatchObject({
      value: { text: 'å' },
    });
    const wrong = decode(bytes('å', 'latin1'), { file, stated: 'utf-8' });
    expect(wrong.findings).toMatchObject([
      { code: 'intake.not-in-encoding', facts: { encoding: 'utf-8' } },
    ]);
  });
});
