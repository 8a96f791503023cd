import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CaseRun, caseRuns } from '../../cli/commands/case-runs.ts';
import { termsFile } from '../../cli/commands/terms-file.ts';
import { writtenTexts } from '../../core/terms/written.ts';
import { readYaml } from '../../core/terms/yaml.ts';

const IO = {
  out: () => undefined,
  err: () => undefined,
  env: {},
  language: 'en',
  json: false,
} as const;

const FOLDERS = readdirSync('contracts', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** A contract's terms, and those of its projects if it is a programme. */
function termsIn(folder: string): string[] {
  const projects = join('contracts', folder, 'projects');
  const files = existsSync(projects) ? readdirSync(projects).sort() : [];
  return [join('contracts', folder, 'terms.yaml'), ...files.map((name) => join(projects, name))];
}

const runs = new Map<string, CaseRun[]>();
function runsOf(folder: string): CaseRun[] {
  const known = runs.get(folder) ?? caseRuns([join('contracts', folder)], IO);
  runs.set(folder, known);
  return known;
}

describe.each(FOLDERS)('the contract %s', (folder) => {
  it.each(termsIn(folder))('can be read and checked without an error: %s', (file) => {
    const { read, findings } = termsFile(file, IO);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read).toBeDefined();
  });

  it('bears the name of its folder, and its projects theirs', () => {
    for (const file of termsIn(folder)) {
      const name = termsFile(file, IO).read?.terms.contract;
      const project = /projects\/(.+)\.yaml$/.exec(file)?.[1];
      expect(name).toBe(project === undefined ? folder : `${folder}-${project}`);
    }
  });

  it('names its schema for editors, and its sources for readers', () => {
    const text = readFileSync(join('contracts', folder, 'terms.yaml'), 'utf8');
    expect(text).toMatch(/^# yaml-language-server: \$schema=\.\.\/terms\.schema\.json\n/);
    expect(readFileSync(join('contracts', folder, 'SOURCE.md'), 'utf8')).toMatch(/https?:\/\//);
  });

  it('says in words how everything was inferred that is not published', () => {
    const said = termsIn(folder).flatMap((file) =>
      [...writtenTexts(readYaml(readFileSync(file, 'utf8')).document ?? '')].filter(
        ({ path }) => path.at(-1) === 'inferred',
      ),
    );
    const bare = said.filter(({ text }) => !/\S \S/.test(text) && text !== 'everything');
    expect(bare).toEqual([]);
  });

  it('has worked examples, which hold', () => {
    const outcomes = runsOf(folder);
    expect(outcomes.length).toBeGreaterThan(0);
    for (const { file, outcome, findings } of outcomes) {
      const differing = (outcome?.checks ?? []).filter(({ ok }) => !ok);
      expect({ file, findings, differing }).toEqual({ file, findings: [], differing: [] });
      expect(outcome?.checks.length, file).toBeGreaterThan(0);
    }
  });

  it('says of at least one figure how it goes together with what is published', () => {
    const figures = runsOf(folder).flatMap(({ outcome }) => outcome?.reconciled ?? []);
    expect(figures.length).toBeGreaterThan(0);
  });
});
