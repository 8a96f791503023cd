import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTerms } from '../../../core/terms/check.ts';
import { readTerms } from '../../../core/terms/read.ts';

const FOLDERS = readdirSync('contracts', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(FOLDERS)('the contract %s', (folder) => {
  const file = `contracts/${folder}/terms.yaml`;
  const text = readFileSync(file, 'utf8');

  it('can be read and checked without a finding', () => {
    const read = readTerms(text, file);
    expect(read.findings).toEqual([]);
    expect(read.ok && checkTerms(read.value)).toEqual([]);
    expect(read.ok && read.value.terms.contract).toBe(folder);
  });

  it('names its schema for editors, and its sources for readers', () => {
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/terms\.schema\.json\n/);
    expect(readFileSync(`contracts/${folder}/SOURCE.md`, 'utf8')).toMatch(/https:\/\//);
  });
});
