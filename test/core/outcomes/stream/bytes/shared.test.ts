import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluateFiles,
  evaluateWithHelp,
  type Helper,
} from '../../../../../core/outcomes/evaluate-files.ts';
import { readEnrolled } from '../../../../../core/outcomes/stream/people/enrolled.ts';
import { addRows, type Ground, joined } from '../../../../../core/outcomes/stream/rows/ground.ts';
import { AS_OF, files, isPlainLine, source, termsOf, textSource } from '../files.ts';

type Lines = { readonly enrolments: readonly string[]; readonly observations: readonly string[] };

/** Two pieces of the rows, each added as by a thread of its own: what it gets and gives is cloned on the way. */
function helper({ enrolments, observations }: Lines, cut: number): Helper {
  const add = (ground: Ground, rows: readonly string[]) =>
    structuredClone(addRows(structuredClone(ground), source('observations', rows)));
  return {
    enrolled: async () => structuredClone(readEnrolled(source('enrolments', enrolments))),
    add: async (ground) => {
      const next = add(ground, observations.slice(cut));
      return joined(add(ground, observations.slice(0, cut)), next);
    },
  };
}

describe('rows that two threads add to the same records', () => {
  it('give what one thread makes of the file, wherever it is cut', async () => {
    const given = fc.record({
      lines: files,
      cut: fc.nat({ max: 30 }),
      isPlain: fc.boolean(),
      claims: fc.constantFrom('each' as const, 'alike' as const),
      asOf: fc.constantFrom(AS_OF, '2017-11-15'),
    });
    let read = 0;
    await fc.assert(
      fc.asyncProperty(given, async ({ lines, cut, isPlain, claims, asOf }) => {
        const rows = isPlain ? lines.observations.filter(isPlainLine) : lines.observations;
        fc.pre(rows.length > 0);
        const input = {
          ...{ terms: termsOf('failure', { isPlain }), asOf, claims },
          enrolments: source('enrolments', lines.enrolments),
          observations: source('observations', rows),
        };
        const whole = evaluateFiles(input);
        const help = helper({ ...lines, observations: rows }, cut);
        expect(await evaluateWithHelp(input, help)).toEqual(whole);
        if (whole.ok) read += 1;
      }),
      { numRuns: 150 },
    );
    expect(read).toBeGreaterThan(8);
  });

  it('are exact where what each thread adds is, and their sum outgrows a plain number', async () => {
    const enrolments = ['anna-1,2017-03-15,,first,treatment'];
    const days = Array.from({ length: 20 }, (_, day) => String(day + 10));
    const rows = days.map((day) => `anna-1,income,2017-09-${day},9999999999999.99`);
    const input = {
      ...{ terms: termsOf('excluded', { isPlain: true }), asOf: AS_OF },
      enrolments: source('enrolments', enrolments),
      observations: source('observations', [...rows, 'anna-1,income,2017-01-20,1']),
    };
    const lines = { enrolments, observations: [...rows, 'anna-1,income,2017-01-20,1'] };
    const result = await evaluateWithHelp(input, helper(lines, 10));
    expect(result).toEqual(evaluateFiles(input));
    expect(JSON.stringify(result)).toContain('199999999999999.8');
  });

  it('are read again by both where one meets more decimals than the other', async () => {
    const enrolments = ['anna-1,2017-03-15,,first,treatment'];
    const observations = [
      'anna-1,income,2017-09-10,1.5',
      'anna-1,income,2017-09-11,0.0001',
      'anna-1,income,2017-01-20,1',
    ];
    const input = {
      ...{ terms: termsOf('excluded', { isPlain: true }), asOf: AS_OF },
      enrolments: source('enrolments', enrolments),
      observations: source('observations', observations),
    };
    const result = await evaluateWithHelp(input, helper({ enrolments, observations }, 1));
    expect(result).toEqual(evaluateFiles(input));
    expect(JSON.stringify(result)).toContain('1.5001');
  });

  it('are left to the ordinary reader where each piece writes decimals in another way', async () => {
    const enrolments = ['anna-1,2017-03-15,,first,treatment'];
    const semicolons = (rows: string) =>
      textSource('o.csv', `person;observation;date;value\n${rows}`);
    const [first, next] = [
      'anna-1;income;2017-09-10;1.5\n',
      'anna-1;income;2017-09-11;1,5\nanna-1;income;2017-01-20;1\n',
    ];
    const input = {
      ...{ terms: termsOf('excluded', { isPlain: true }), asOf: AS_OF },
      enrolments: source('enrolments', enrolments),
      observations: semicolons(first + next),
    };
    const whole = evaluateFiles(input);
    const help: Helper = {
      enrolled: async () => readEnrolled(input.enrolments),
      add: async (ground) =>
        joined(addRows(ground, semicolons(first)), addRows(ground, semicolons(next))),
    };
    expect(await evaluateWithHelp(input, help)).toEqual(whole);
    expect(whole.findings.length).toBeGreaterThan(0);
  });
});
