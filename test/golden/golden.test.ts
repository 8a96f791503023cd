import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Golden, readGolden, settleGolden } from './golden.ts';

const RELEASES = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json.gz'))
  .map((name) => gunzipSync(readFileSync(join(import.meta.dirname, name))).toString('utf8'))
  .map((text) => JSON.parse(text) as Golden);

it('there is what at least one release computed', () => {
  expect(RELEASES.length).toBeGreaterThan(0);
});

describe.each(RELEASES)('what release $release computed', ({ terms }) => {
  it.each(terms)(
    'has the hash that people signed, and is settled to the last unit: $file',
    (golden) => {
      const read = readGolden(golden);
      expect(read.hash).toBe(golden.hash);
      for (const example of golden.cases) {
        const settled = settleGolden(read, example);
        expect({ file: example.file, settled }).toEqual({
          file: example.file,
          settled: example.settled,
        });
      }
    },
  );
});
