import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/findings.ts';
import { checkFiles, evaluateFiles } from '../../../core/outcomes/evaluate-files.ts';
import { faultsOf } from '../../../core/outcomes/faults.ts';
import { AS_OF, files, source, termsOf } from './stream/files.ts';
import { ordinary } from './stream/ordinary.ts';

const terms = termsOf('failure', { isPlain: true });
const PEOPLE = source('enrolments', ['b2,2017-01-01,,first,treatment']);
const given = (rows: readonly string[]) => ({
  ...{ terms, asOf: AS_OF, enrolments: PEOPLE },
  observations: source('observations', rows),
});
const RIGHT = 'b2,income,2017-03-01,10.5';

/** Of a row that stands twice, another piece may have the first. */
const said = ({ code, at, facts: { first: _, ...facts } }: Finding) =>
  JSON.stringify([code, at, facts]);

describe('what is wrong with a file that is too large to be held', () => {
  it('is what is wrong with it as a whole, as far as it shows in rows that are near', () => {
    const sized = fc.record({ lines: files, size: fc.integer({ min: 20, max: 400 }) });
    let found = 0;
    fc.assert(
      fc.property(sized, ({ lines, size }) => {
        const input = {
          ...given(lines.observations),
          enrolments: source('enrolments', lines.enrolments),
        };
        const whole = ordinary(input).findings.map(said);
        // As a whole it is not asked what rows say before none of them stands twice.
        fc.pre(!whole.some((each) => each.includes('intake.row-twice')));
        const faults = faultsOf({ ...input, size });
        for (const each of faults) expect(whole).toContain(said(each));
        found += Number(faults.length > 0);
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(50);
  });

  it.each([
    ['rows by themselves', 'b2,income,2017-02-30,1'],
    ['what they say under the terms', 'b2,incme,2017-03-01,1'],
    ['whom they are about', 'nobody-1,income,2017-03-01,1'],
  ])('is all of it, each with its row: %s', (_, wrong) => {
    const input = given([RIGHT, wrong, RIGHT.replace('03', '04'), wrong.replace('1', '2')]);
    const whole = ordinary(input);
    expect(whole.findings.filter(({ severity }) => severity === 'error')).toHaveLength(2);
    expect(faultsOf({ ...input, size: 30 })).toEqual(whole.findings);
  });

  it('is nothing where nothing is wrong', () => {
    expect(faultsOf({ ...given([RIGHT]), size: 10 })).toEqual([]);
  });

  it('is said before its rows are held, also where there are no terms', () => {
    const input = given([RIGHT, ...Array.from({ length: 40 }, () => `${RIGHT},1`)]);
    const result = evaluateFiles({ ...input, mostHeld: 1000 });
    expect(result.findings).toHaveLength(40);
    expect(result).toEqual(ordinary(input));
    expect(checkFiles(input, 1000)).toEqual(result.findings);
  });
});

describe('enrolments of more letters than a text can have', () => {
  it('are refused as too large, with or without terms, and are no fault of the program', () => {
    const megabyte = new Uint8Array(1_000_000).fill(0x61);
    const enrolments = { file: 'e.csv', blocks: () => Array<Uint8Array>(540).fill(megabyte) };
    const files = { ...given([RIGHT]), enrolments };
    const tooLarge = { code: 'intake.file-too-large', at: { file: 'e.csv' } };
    expect(evaluateFiles(files)).toMatchObject({ ok: false, findings: [tooLarge] });
    expect(checkFiles(files)).toMatchObject([tooLarge]);
  });
});
