import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { GENERATED } from '../../scripts/generated/files.ts';

describe('what is generated', () => {
  it.each(GENERATED)('$path is what `npm run generate` writes', ({ path, content }) => {
    const current = readFileSync(path, 'utf8');
    expect(content(() => current)).toBe(current);
  });
});

describe('the schema for editors', () => {
  const schema = z.fromJSONSchema(JSON.parse(readFileSync('contracts/terms.schema.json', 'utf8')));
  const contracts = readdirSync('contracts', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );

  it.each(contracts)(
    'accepts contracts/$name, its numbers and booleans as YAML has them',
    ({ name }) => {
      const terms = parse(readFileSync(`contracts/${name}/terms.yaml`, 'utf8'));
      expect(schema.safeParse(terms).error?.issues ?? []).toEqual([]);
    },
  );

  it('refuses a field that does not exist and a word that may not stand there', () => {
    const terms = parse(readFileSync('contracts/norrkoping-2016/terms.yaml', 'utf8'));
    expect(schema.safeParse({ ...terms, budgt: 5 }).success).toBe(false);
    expect(schema.safeParse({ ...terms, payout: { attesters: 4 } }).success).toBe(false);
    expect(schema.safeParse({ ...terms, payout: { attesters: 3 } }).success).toBe(true);
  });
});
