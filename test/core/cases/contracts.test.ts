import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCase, runCase } from '../../../core/cases/case.ts';
import { readTerms } from '../../../core/terms/read.ts';

const CONTRACTS = 'contracts';

const folders = readdirSync(CONTRACTS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(folders)('the worked examples of %s', (folder) => {
  const file = join(CONTRACTS, folder, 'terms.yaml');
  const terms = readTerms(readFileSync(file, 'utf8'), file);
  const cases = readdirSync(join(CONTRACTS, folder, 'cases'));

  it('has some', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.each(cases)('%s', (name) => {
    const path = join(CONTRACTS, folder, 'cases', name);
    const read = readCase(readFileSync(path, 'utf8'), path);
    if (!terms.ok || !read.ok) throw new Error(JSON.stringify([terms.findings, read.findings]));
    const { checks, findings } = runCase(terms.value, read.value);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  });
});
