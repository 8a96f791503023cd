import { describe, expect, it } from 'vitest';
import { openTable } from '../../../core/intake/source/open.ts';
import { tooLarge } from '../../../core/intake/source/size.ts';

const MEGABYTE = 1_000_000;

function* times(count: number, byte: number): Iterable<Uint8Array> {
  const block = new Uint8Array(MEGABYTE).fill(byte);
  for (let at = 0; at < count; at += 1) yield block;
}

describe('a file that cannot be held as a whole', () => {
  it.each([
    ['rows', times(9, 10), { millions: 9, megabytes: 9 }],
    ['bytes', times(501, 0x61), { millions: 0, megabytes: 501 }],
  ])('is told for its %s', (_, blocks, facts) => {
    expect(tooLarge('o.csv', blocks)).toMatchObject({ code: 'intake.file-too-large', facts });
  });

  it('is none of as many rows or bytes as can be', () => {
    expect(tooLarge('o.csv', times(8, 10))).toBeUndefined();
    expect(tooLarge('o.csv', times(500, 0x61))).toBeUndefined();
  });

  it('is refused before it is read', async () => {
    const bytes = new Uint8Array(140 * MEGABYTE).fill(10);
    expect((await openTable({ bytes, file: 'o.csv' })).findings).toMatchObject([
      { code: 'intake.file-too-large', severity: 'error', at: { file: 'o.csv' } },
    ]);
  });
});
