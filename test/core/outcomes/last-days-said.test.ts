import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../core/intake/canonical.ts';
import { readMapping } from '../../../core/intake/mapping/read.ts';
import { OBSERVATIONS, readObservations } from '../../../core/intake/observations.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Observation } from '../../../core/outcomes/records.ts';
import { termsOfStays } from './stream/stays.ts';

const HEADER = 'person,observation,date,value,until';

function found(observations: readonly Observation[]): string[] {
  const enrolments = [{ person: 'p-1', enrolledOn: '2017-03-15', arm: 'treatment' }];
  const terms = termsOfStays({ hasHoles: false });
  const { findings } = evaluate({ terms, enrolments, observations, asOf: '2019-06-30' });
  return findings.flatMap(({ code, severity, at }) =>
    severity === 'error' ? [`${code} ${at.row} ${at.field}`] : [],
  );
}

function rows(lines: readonly string[], how?: { isKept: boolean }): readonly Observation[] {
  const read = readObservations(lines.map((line) => `${line}\n`).join(''), 'o.csv', how);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value;
}

describe('the last day of a stay', () => {
  it('is refused where it is empty: the stay may go on', () => {
    const stays = rows([HEADER, 'p-1,placement,2017-10-01,1,', 'p-1,placement,2017-11-01,1,']);
    expect(found(stays)).toEqual([
      'outcomes.last-day-empty 2 until',
      'outcomes.last-day-empty 3 until',
    ]);
  });

  it.each([
    ['p-1,placement,2017-10-01,1,2017-10-01', 'of one day'],
    ['p-1,placement,2017-10-01,1,9999-12-31', 'that goes on'],
    ['p-1,placement,2017-10-01,0,', 'of nobody who stayed'],
    ['p-1,cost,2017-10-01,5,', 'of what is no stay'],
    ['p-1,school,2017-10-01,1,', 'of what another metric counts by rows'],
  ])('lets %s be, a row %s', (line) => {
    expect(found(rows([HEADER, line]))).toEqual([]);
  });

  it('is the first where the file says no last days at all', () => {
    const [header = ''] = HEADER.split(',until');
    expect(found(rows([header, 'p-1,placement,2017-10-01,1']))).toEqual([]);
  });

  it('is the first where it was left empty in a file that was taken in before', () => {
    const line = 'p-1,placement,2017-10-01,1,';
    expect(found(rows([HEADER, line], { isKept: true }))).toEqual([]);
  });

  it('is asked for again of the file that an intake without terms writes', () => {
    const lines = [HEADER, 'p-1,placement,2017-10-01,1,'];
    const written = canonicalText(OBSERVATIONS, rows(lines));
    expect(written).toBe(lines.map((line) => `${line}\n`).join(''));
    expect(canonicalText(OBSERVATIONS, rows(lines, { isKept: true }))).not.toContain('until');
  });

  it('stays in what is kept where it is the first day, so that it is not asked for again', () => {
    const lines = [HEADER, 'p-1,cost,2017-10-01,5,', 'p-1,placement,2017-10-01,1,2017-10-01'];
    const kept = canonicalText(OBSERVATIONS, rows(lines)).trimEnd().split('\n');
    expect(kept).toEqual(lines);
    expect(found(rows(kept))).toEqual([]);
  });

  it('is what a mapping says that empty means', async () => {
    const mapping = readMapping(
      [
        'source: X\nkind: observations\ncolumns:\n  person: { column: person }',
        '  observation: { fixed: placement }\n  date: { column: date }',
        '  until: { column: Slut, ifEmpty: "9999-12-31" }\n',
      ].join('\n'),
    );
    if (!mapping.ok) throw new Error(JSON.stringify(mapping.findings));
    const bytes = new TextEncoder().encode('person;date;Slut\np-1;2017-10-01;\n');
    const taken = await takeIn({ bytes, file: 'o.csv' }, OBSERVATIONS, { mapping: mapping.value });
    const values = taken.ok ? taken.value.values : [];
    expect(values.map(({ until }) => until)).toEqual(['9999-12-31']);
    expect(found(values)).toEqual([]);
  });
});
