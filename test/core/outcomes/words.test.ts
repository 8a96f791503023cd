import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outcomesFindings as en } from '../../../core/words/en/outcomes.ts';
import { outcomesFindings as sv } from '../../../core/words/sv/outcomes.ts';

/** Every code that the two rooms can return, read out of their source. */
function codesInSource(): string[] {
  const found = ['core/outcomes', 'core/intake'].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readFileSync(`${room}/${file}`, 'utf8').matchAll(/'((?:outcomes|intake)\.[a-z0-9-]+)'/g),
      ]),
  );
  return [...new Set(found.map(([, code = '']) => code))].sort();
}

describe('the words of outcomes and intake', () => {
  it('exist in both languages for every code, and for no other', () => {
    expect(Object.keys(sv).sort()).toEqual(codesInSource());
    expect(Object.keys(en).sort()).toEqual(codesInSource());
  });

  it('are sentences that say what is wrong and how to mend it', () => {
    const facts = {
      metric: 'fall',
      obstacle: 'requires',
      arms: ['treatment'],
      cohorts: ['first'],
      known: ['a', 'b'],
      alsoCalled: ['datum'],
      name: 'date',
      nearest: 'a',
      from: '2016-01-01',
      to: '2016-12-31',
      asOf: '2016-12-31',
      observation: 'event',
      arm: 'comparison',
      places: '60',
      enrolled: 61,
      persons: 1,
      rows: 2,
      cells: 2,
      columns: 3,
      column: 1,
      letters: 'A',
      first: 2,
      kind: 'name',
      codes: ['JA', 'NEJ'],
      mended: '2026-01-31',
      form: 'YYMMDD',
      stated: 'excel-1900',
      outcome: 'job',
      serials: 'excel-1904',
      would: '2026-01-31',
      value: 'Deprived',
      named: 'deprived',
      attribute: 'area',
      digits: 8,
      shorter: 3,
      sheets: ['Blad1', 'Blad2'],
      range: 'A1:B2',
      encoding: 'utf-8',
      field: 'date',
      date: 'fodd',
      last: 'nr',
      count: 2,
      of: 3,
      is: 'enrolments',
      wanted: 'observations',
      reasons: ['death', 'moved'],
      since: '2016-01-01',
      period: 'year_1',
      periods: ['year_2'],
      left: '2016-03-01',
      reason: 'moved',
      was: '3',
      revision: 1,
      changed: 2,
      added: 1,
      enrolments: 3,
      unit: 'points',
      rule: 'first',
      other: 3,
      headerRow: 4,
      megabytes: 350,
      most: 64,
      millions: 24,
      mostMillions: 8,
      mostMegabytes: 500,
    };
    for (const catalogue of [sv, en]) {
      for (const [code, words] of Object.entries(catalogue)) {
        const { what, mend } = words(facts);
        expect(`${what} ${mend}`, code).not.toMatch(/undefined|\[object/);
        expect(what, code).toMatch(/\.$/);
        expect(mend, code).toMatch(/\.$/);
      }
    }
  });

  it('agree with how many persons they are about', () => {
    const said = [sv, en].map((catalogue) =>
      [1, 2].map((persons) => catalogue['outcomes.re-enrolled']?.({ persons, rule: 'first' }).what),
    );
    expect(said).toEqual([
      [
        '1 person har kommit tillbaka och är inskriven mer än en gång.',
        '2 personer har kommit tillbaka och är inskrivna mer än en gång.',
      ],
      [
        '1 person came back and is enrolled more than once.',
        '2 persons came back and are enrolled more than once.',
      ],
    ]);
  });
});
