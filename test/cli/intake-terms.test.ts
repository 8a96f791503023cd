import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateOfEpochDay, epochDay } from '../../core/calendar/date.ts';
import { utfall } from './terminal.ts';

const TERMS = 'contracts/norrkoping-2016/terms.yaml';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-terms-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const file = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};

const enrolled = () => file('enrolled.csv', 'person,enrolled_on\np-1,2016-09-01\np-2,2016-10-01\n');
const HEADER = 'person;observation;datum;värde\n';
const EXTRACT = [
  'p-1;care_cost;2016-03-01;400000',
  'p-1;care_cost;2010-03-01;1',
  'p-2;care_kost;2018-03-01;2',
  'p-2;care_cost;2018-03-01;250000,5',
  'p-9;care_cost;2018-03-01;3',
  'p-2;care_cost;2018-02-30;4',
  '',
].join('\n');

const observations = (delivered: string, ...more: string[]) =>
  utfall([
    ...['intake', delivered, '--kind', 'observations', '--terms', TERMS],
    ...['--enrolments', enrolled(), ...more],
  ]);

describe('a register extract held against the terms', () => {
  it('is refused with all that does not fit, and nothing is written', async () => {
    const asked = ['--out', at('all.csv'), '--lang', 'en'];
    const { code, out } = await observations(file('extract.csv', HEADER + EXTRACT), ...asked);
    expect(code).toBe(1);
    expect(out).toContain('extract.csv:3 (datum) error: The date lies outside every window');
    expect(out).toContain('extract.csv:4 (observation) error: No metric and no rate line');
    expect(out).toContain('Was care_cost meant?');
    expect(out).toContain('extract.csv:6 (person) error: The person is not enrolled.');
    expect(out).toContain('extract.csv:7 (datum) error: This is not a date that exists.');
    expect(out).toContain('6 rows: 2 accepted, 4 rejected.\nNothing was written.');
    expect(() => read('all.csv')).toThrow();
  });

  it('is divided into what can be evaluated and what can be mended, taken in again and evaluated', async () => {
    const delivered = file('extract.csv', HEADER + EXTRACT);
    const asked = ['--out', at('kept.csv'), '--accept-valid', at('rejected.csv'), '--lang', 'sv'];
    const { code, out } = await observations(delivered, ...asked);
    expect(code).toBe(3);
    expect(out).toContain('Skrev de 4 raderna som underkändes');
    expect(read('kept.csv')).toBe(
      'person,observation,date,value\np-1,care_cost,2016-03-01,400000\np-2,care_cost,2018-03-01,250000.5\n',
    );
    const [header, ...rejected] = read('rejected.csv').trimEnd().split('\r\n');
    expect(header).toBe('\uFEFFperson;observation;datum;värde;utfall_varför');
    expect(rejected.map((line) => line.split(';')[4]?.split('.')[0])).toEqual([
      'datum: Datumet ligger utanför varje fönster där care_cost räknas för personen',
      'observation: Inget mått och ingen prisrad läser en observation med det namnet',
      'person: Personen är inte inskriven',
      'datum: Det här är inget datum som finns',
    ]);
    const mended = file('mended.csv', read('rejected.csv').replace('care_kost', 'care_cost'));
    const again = ['--out', at('rest.csv'), '--accept-valid', at('still.csv')];
    expect((await observations(mended, ...again)).out).toContain('4 rows: 1 accepted, 3 rejected.');
    const [, row = ''] = read('rest.csv').split('\n');
    expect(row).toBe('p-2,care_cost,2018-03-01,2');
    const evaluated = await utfall([
      ...['evaluate', TERMS, '--enrolments', enrolled(), '--observations', at('kept.csv')],
      ...['--as-of', '2019-06-30', '--period', 'follow_up_1'],
    ]);
    expect(evaluated.code).toBe(0);
  });

  it('of two rows that contradict each other keeps neither, and says of each which it is', async () => {
    const twice = ['care_cost', 'merit_points', 'merit_points', 'care_cost'].map(
      (name, index) => `p-1;${name};2018-03-01;${index}\n`,
    );
    const asked = ['--out', at('none.csv'), '--accept-valid', at('both.csv')];
    const delivered = file('twice.csv', `${HEADER}${twice.join('')}p-2;care_cost;2018-03-01;1\n`);
    await observations(delivered, ...asked);
    expect(read('none.csv').split('\n')).toHaveLength(3);
    const whys = read('both.csv').trimEnd().split('\r\n').slice(1);
    expect(whys.map((line) => /There is another (\w+)/.exec(line)?.[1])).toEqual([
      'care_cost',
      'merit_points',
      'merit_points',
      'care_cost',
    ]);
  });

  it('with thousands of rows outside tells the first thousand, and counts the others by name', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => {
      const name = index % 3 === 0 ? 'merit_points' : 'care_cost';
      const day = dateOfEpochDay(epochDay('1990-01-01') + index);
      return `p-1;${name};${day};${index}\n`;
    });
    const wrong = Array.from({ length: 1200 }, (_, index) => `p-1;care_cost;2016-02-31;${index}\n`);
    const delivered = file('many.csv', HEADER + many.join('') + wrong.join(''));
    const { out } = await observations(delivered, '--lang', 'en');
    expect(out.match(/many\.csv:\d+ /g)?.length).toBeLessThan(1010);
    expect(out.slice(out.indexOf('What was found'))).toMatch(
      /1200 +error +datum +This is not a date .*\n +1000 +error +datum +.*merit_points counts.*\n +2000 +error +datum +.*care_cost counts.*\n/,
    );
  });

  it('answers programs with the same findings as words', async () => {
    const { code, out } = await observations(file('extract.csv', HEADER + EXTRACT), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ...{ ok: false, rows: 6, accepted: 2, rejected: 4, written: [] },
      findings: [
        { code: 'intake.date-malformed' },
        { code: 'outcomes.date-outside-window', at: { row: 3 } },
        { code: 'outcomes.observation-unknown', facts: { nearest: 'care_cost' } },
        { code: 'outcomes.not-enrolled' },
      ],
    });
  });
});

describe('the enrolments that observations are held against', () => {
  const asked = (people: string, ...more: string[]) =>
    utfall([
      ...['intake', file('extract.csv', HEADER + EXTRACT), '--kind', 'observations'],
      ...['--terms', TERMS, '--enrolments', people, '--lang', 'en', ...more],
    ]);

  it.each([
    ['by themselves', 'person,enrolled\np-1,2016-09-01\n', 'The header “enrolled”'],
    ['under the terms', 'person,enrolled_on\np-1,2031-09-01\n', 'People can be enrolled from'],
  ])('are mended first where they are wrong %s, and put no row aside', async (_, text, said) => {
    const people = file('wrong.csv', text);
    const { code, out } = await asked(people, '--out', at('x.csv'), '--accept-valid', at('y.csv'));
    expect(code).toBe(1);
    expect(out).toContain(said);
    expect(out).toContain(`Mend ${people} first: utfall intake ${people} --kind enrolments`);
    expect(out).not.toContain('not enrolled.');
    expect(() => read('x.csv')).toThrow();
  });

  it('are read as any door reads them', async () => {
    const people = file('people.csv', 'person;inskriven\np-1;2016-09-01\np-2;2016-10-01\n');
    expect((await asked(people)).out).toContain('6 rows: 2 accepted, 4 rejected.');
  });
});

describe('enrolments held against the terms', () => {
  const PEOPLE = 'p-1,2016-09-01,\np-2,2031-09-01,\np-3,2016-10-01,control\n';
  const enrolments = (...more: string[]) =>
    utfall([
      ...['intake', file('people.csv', `person,enrolled_on,arm\n${PEOPLE}`)],
      ...['--kind', 'enrolments', '--terms', TERMS, '--lang', 'en', ...more],
    ]);

  it('are put aside where the day of enrolment or the group is none of the contract’s', async () => {
    const asked = ['--out', at('in.csv'), '--accept-valid', at('out.csv')];
    const { code, out } = await enrolments(...asked);
    expect(code).toBe(3);
    expect(out).toContain('people.csv:3 (enrolled_on) error: People can be enrolled from');
    expect(out).toContain('people.csv:4 (arm) error: No metric compares with this arm.');
    expect(read('in.csv')).toBe('person,enrolled_on,arm\np-1,2016-09-01,treatment\n');
  });

  it('are also held against who is enrolled already, where that is said', async () => {
    const { out } = await enrolments('--enrolments', enrolled());
    // p-1 is told again, which is no error; p-3 is enrolled since another day, and has not left.
    expect(out).toContain('again while still enrolled since 2016-10-01.');
    expect(out).toContain('3 rows: 1 accepted, 2 rejected.');
  });

  it('are refused whole where there are more persons than places, whatever is asked for', async () => {
    const terms = file(
      'places.yaml',
      readFileSync(TERMS, 'utf8').replace('targetGroup:', 'targetGroup:\n  places: 1'),
    );
    const people = file('two.csv', 'person,enrolled_on\np-1,2016-09-01\np-2,2016-09-01\n');
    const { code, out } = await utfall([
      ...['intake', people, '--kind', 'enrolments', '--terms', terms, '--lang', 'en'],
      ...['--out', at('two-kept.csv'), '--accept-valid', at('two-out.csv')],
    ]);
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringMatching(/places/) });
    expect(() => read('two-kept.csv')).toThrow();
  });
});

describe('what is said wrongly on the command line', () => {
  const kind = ['--kind', 'observations'];
  it.each([
    ['observations without enrolments', () => [...kind, '--terms', TERMS], '--enrolments'],
    ['enrolments without terms', () => [...kind, '--enrolments', enrolled()], '--terms'],
    [
      'the file itself as enrolments',
      () => [...kind, '--terms', TERMS, '--enrolments', at('extract.csv')],
      'cannot be held against itself',
    ],
    [
      'the enrolments as the file to write',
      () => [...kind, '--terms', TERMS, ...['--enrolments', enrolled(), '--out', enrolled()]],
      'that this command reads',
    ],
  ])('is told before anything is read or written: %s', async (_, options, said) => {
    const delivered = file('extract.csv', HEADER + EXTRACT);
    const { code, err } = await utfall(['intake', delivered, ...options(), '--force']);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(said) });
  });

  it('is no fault of the file where the terms are wrong: those are told', async () => {
    const terms = file('bad.yaml', 'contract: X\n');
    const delivered = file('extract.csv', HEADER + EXTRACT);
    const asked = ['--terms', terms, '--enrolments', enrolled()];
    const { code, out } = await utfall(['intake', delivered, ...kind, ...asked]);
    expect(code).toBe(1);
    expect(out).toContain('bad.yaml:1:11 error');
  });
});
