import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readTerms } from '../../../core/terms/read.ts';

const CONTRACTS = readdirSync('contracts', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(`contracts/${name}`)
      .filter((file) => file === 'terms.yaml')
      .map((file) => `contracts/${name}/${file}`),
  );

describe('terms that are read, written as YAML and read again', () => {
  it.each(CONTRACTS)('keep every digit and the signed hash: %s', (file) => {
    const first = readTerms(readFileSync(file, 'utf8'), file);
    if (!first.ok) throw new Error(JSON.stringify(first.findings));
    const again = readTerms(stringify(first.value.terms));
    if (!again.ok) throw new Error(JSON.stringify(again.findings));
    expect(again.value.terms).toEqual(first.value.terms);
    expect(again.value.hash).toBe(first.value.hash);
  });
});
