import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../core/findings.ts';
import { readEnrolments } from '../../../core/intake/enrolments.ts';
import { readObservations } from '../../../core/intake/observations.ts';
import { readTable } from '../../../core/intake/source/table.ts';

const HEADER = 'person,observation,date,value\n';

function codes(answer: Answer<unknown>): string[] {
  return answer.findings.map(({ code }) => code);
}

describe('files of observations', () => {
  it('are read with comma, semicolon or tab, in English or Swedish, with or without a mark', () => {
    const expected = [
      { person: 'p-1', observation: 'care_cost', date: '2019-01-31', value: '1250.5' },
      { person: 'p-2', observation: 'care_cost', date: '2019-02-28', value: '1' },
    ];
    const files = [
      'person,observation,date,value\np-1,care_cost,2019-01-31,1250.50\np-2,care_cost,2019-02-28,1\n',
      '\uFEFFperson;observation;datum;värde\r\np-1;care_cost;2019-01-31;1250,50\r\np-2;care_cost;2019-02-28;1,0\r\n',
      'Person\tObservation\tDatum\tVärde\np-1\tcare_cost\t2019-01-31\t1250,50\np-2\tcare_cost\t2019-02-28\t1\n',
      '"person","value","date","observation"\n"p-1","1250.5","2019-01-31","care_cost"\n\np-2,1,2019-02-28,care_cost\n',
    ];
    for (const file of files) {
      const answer = readObservations(file, 'o.csv');
      expect(answer).toMatchObject({ ok: true, value: expected, findings: [] });
    }
  });

  it.each([';', ',', '\t'])(
    'are read where lines break within the first heading: %j',
    (separator) => {
      const header = ['"person\n (som ""id"")"', 'observation', 'date', 'value'].join(separator);
      const table = readTable(
        `${header}\n${['p-1', 'x', '2019-01-31', '1'].join(separator)}\n`,
        'o',
      );
      expect(table.ok && table.value.header).toHaveLength(4);
      expect(table.ok && table.value.delimiter).toBe(separator);
      const titled = `"Rapport\nrad 2"\n${header}\n`;
      expect(readTable(titled, 'o', { headerRow: 2 })).toMatchObject({
        value: { delimiter: separator },
      });
    },
  );

  it('say that it happened where the file has no values', () => {
    const answer = readObservations('person,observation,date\np-1,visit,2019-01-31\n', 'o.csv');
    expect(answer).toMatchObject({ ok: true, value: [{ value: '1' }], findings: [] });
  });

  it('never take an empty value for 1: it may be an income that nobody knows', () => {
    const answer = readObservations(
      `${HEADER}p-1,income,2019-01-31,\np-2,income,2019-01-31,9\n`,
      '',
    );
    expect(answer.ok).toBe(false);
    expect(answer.findings.map(({ code, at }) => [code, at.row, at.field])).toEqual([
      ['intake.value-empty', 2, 'value'],
    ]);
  });

  it('know which row of the spreadsheet a record came from, also after empty rows', () => {
    const answer = readObservations(`${HEADER}a,event,2019-01-01,1\n\nb,event,2019-01-01,1\n`, 'o');
    expect(answer.ok && answer.value.map(({ at }) => at?.row)).toEqual([2, 4]);
  });

  it('does not keep a row as long as a book, and says where it begins', () => {
    const read = readObservations(
      `${HEADER}a,event,2019-01-01,1\n${'p'.repeat(1_100_000)}\n`,
      'o.csv',
    );
    expect(read).toMatchObject({ ok: false, findings: [{ code: 'intake.row-too-large' }] });
  });

  it.each([
    ['', ['intake.empty-file']],
    ['\n\n', ['intake.empty-file']],
    [HEADER, ['intake.no-rows']],
    ['person,observation,date,v\uFFFDrde\n', ['intake.not-utf8']],
    [`${HEADER}a,event,2019-02-30,1\n`, ['intake.date-malformed']],
    [`${HEADER}a,event,31/1/2019,1\n`, ['intake.date-form-unstated']],
    [`${HEADER}a,event,,1\n`, ['intake.cell-empty']],
    [`${HEADER},event,2019-01-01,1\n`, ['intake.person-empty']],
    [`${HEADER}Anna Andersson,event,2019-01-01,1\n`, ['intake.person-not-pseudonym']],
    [`${HEADER}anna@example.org,event,2019-01-01,1\n`, ['intake.person-not-pseudonym']],
    [`${HEADER}a,School Results,2019-01-01,1\n`, ['intake.name-malformed']],
    [`${HEADER}a,event,2019-01-01,many\n`, ['intake.number-malformed']],
    [`${HEADER}a,event,2019-01-01,1e3\n`, ['intake.scientific-notation']],
    [`${HEADER}a,event,2019-01-01,"1,5"\n`, ['intake.decimal-comma']],
    [`${HEADER}a,event,2019-01-01,1234567890123456\n`, ['intake.number-malformed']],
    [`${HEADER}a,event,2019-01-01,1.50\na,event,2019-01-01,1.5\n`, ['intake.row-twice']],
    [
      `${HEADER}a,event,2019-01-01,1\nb,event,2019`,
      ['intake.row-too-short', 'intake.last-line-open'],
    ],
    [`${HEADER}a,event,2019-01-01,1,2\n`, ['intake.row-too-long']],
    [`${HEADER}a,event,2019-01-01,"1\nb,event,2019-01-01,1\n`, ['intake.quote-left-open']],
    [`${HEADER}a,event,2019-01-01,1"2\n`, ['intake.quote-misplaced']],
    ['person,observation,datum,date\n', ['intake.column-twice']],
    ['person,observation,date,shoe\n', ['intake.column-unknown']],
    ['person,observation,date,note\n', ['intake.column-personal']],
    ['person,date\n', ['intake.column-missing']],
  ])('%j is met with %j', (text, expected) => {
    expect(expected).toEqual(expect.arrayContaining(codes(readObservations(text, 'o.csv'))));
    expect(codes(readObservations(text, 'o.csv'))).toContain(expected[0]);
  });

  it('are refused whole, with every finding, for one bad row', () => {
    const answer = readObservations(
      `${HEADER}a,event,2019-02-30,many\nb,event,2019-01-01,1\n,event,2019-01-01,1\n`,
      'o.csv',
    );
    expect(answer.ok).toBe(false);
    expect(answer.findings.map(({ code, at }) => [code, at.row, at.field])).toEqual([
      ['intake.date-malformed', 2, 'date'],
      ['intake.number-malformed', 2, 'value'],
      ['intake.person-empty', 4, 'person'],
    ]);
  });

  it('say in which row a quotation mark was left open', () => {
    const answer = readObservations(
      `${HEADER}a,event,2019-01-01,1\nb,event,2019-01-01,"1\nc,event,2019-01-01,1\n`,
      'o.csv',
    );
    expect(answer.findings[0]).toMatchObject({
      code: 'intake.quote-left-open',
      at: { file: 'o.csv', row: 3 },
    });
  });

  it('never lose their last line: cut anywhere in it, the file is refused or remarked on', () => {
    const whole = `${HEADER}a,event,2019-01-01,10\nb,event,2019-01-02,1250\n`;
    const start = whole.indexOf('b,event');
    for (let end = start + 1; end < whole.length; end += 1) {
      const answer = readObservations(whole.slice(0, end), 'o.csv');
      expect(codes(answer), whole.slice(start, end)).not.toEqual([]);
    }
  });
});

describe('a personal identity number', () => {
  const NUMBERS = ['640823-3234', '6408233234', '19640823-3234', '196408233234', '640823+3234'];

  it.each(NUMBERS)('in any cell refuses the file: %s', (number) => {
    const files = [
      `${HEADER}${number},event,2019-01-01,1\n`,
      `${HEADER}p-1,${number},2019-01-01,1\n`,
      `${HEADER}p-1,event,${number},1\n`,
      `person,observation,date,${number}\np-1,event,2019-01-01,1\n`,
      `${number},event,2019-01-01,1\n`,
    ];
    for (const file of files) {
      const answer = readObservations(file, 'o.csv');
      expect(answer.ok).toBe(false);
      expect(codes(answer)).toContain('intake.personnummer');
      expect(JSON.stringify(answer)).not.toContain(number);
      expect(JSON.stringify(answer)).not.toContain('640823');
    }
    const enrolments = `person,enrolled_on,left_reason\np-1,2017-01-01,moved to ${number}\n`;
    expect(codes(readEnrolments(enrolments, 'e.csv'))).toEqual(['intake.personnummer']);
  });

  it.each(['640823.3234', '64.08.23.32.34', '1964:0823:3234'])(
    'in pieces is no pseudonym: %s',
    (number) => {
      const answer = readObservations(`${HEADER}${number},event,2019-01-01,1\n`, 'o.csv');
      expect(codes(answer)).toEqual(['intake.personnummer']);
      expect(JSON.stringify(answer)).not.toContain(number);
    },
  );

  it('in the file’s name refuses it, and the name is not repeated', () => {
    const answer = readObservations(`${HEADER}a,event,2019-01-01,1\n`, '640823-3234.csv');
    expect(codes(answer)).toEqual(['intake.personnummer-in-file-name']);
    expect(JSON.stringify(answer)).not.toContain('640823');
  });

  it('or anything else in a cell is never repeated in a finding', () => {
    const cell = fc.stringMatching(/^zq[a-z0-9 ]{6,20}z$/);
    fc.assert(
      fc.property(fc.array(cell, { minLength: 4, maxLength: 4 }), (cells) => {
        const asRow = readObservations(`${HEADER}${cells.join(',')}\n`, 'o.csv');
        const asHeader = readObservations(`${cells.join(',')}\n`, 'o.csv');
        for (const answer of [asRow, asHeader]) {
          expect(answer.ok).toBe(false);
          for (const each of cells) expect(JSON.stringify(answer)).not.toContain(each);
        }
      }),
    );
  });
});

describe('files of enrolments', () => {
  it('are read with cohorts, arms, leaving and attributes', () => {
    const answer = readEnrolments(
      'person,inskriven,kohort,arm,utskriven,utskrivningsorsak,attribut_region\n' +
        'p-1,2017-01-15,first,insats,2018-01-01,flyttat,north\n' +
        'p-2,2017-01-16,first,jämförelse,,,\n' +
        'p-3,2017-01-17,first,,,,south\n',
      'e.csv',
    );
    expect(answer).toEqual({
      ok: true,
      findings: [],
      value: [
        {
          person: 'p-1',
          enrolledOn: '2017-01-15',
          cohort: 'first',
          arm: 'treatment',
          leftOn: '2018-01-01',
          leftReason: 'flyttat',
          attributes: { region: 'north' },
          at: { file: 'e.csv', row: 2 },
        },
        {
          person: 'p-2',
          enrolledOn: '2017-01-16',
          cohort: 'first',
          arm: 'comparison',
          at: { file: 'e.csv', row: 3 },
        },
        {
          person: 'p-3',
          enrolledOn: '2017-01-17',
          cohort: 'first',
          arm: 'treatment',
          attributes: { region: 'south' },
          at: { file: 'e.csv', row: 4 },
        },
      ],
    });
  });

  it.each([
    ['person,enrolled_on\np-1,2017-01-01\np-1,2017-01-01\n', 'intake.person-twice'],
    ['person,enrolled_on\np-1,2017-01-01\np-1,2018-01-01\n', undefined],
    ['person,enrolled_on,left_on\np-1,2017-01-01,2016-01-01\n', 'intake.left-before-enrolled'],
    ['person,enrolled_on,arm\np-1,2017-01-01,Control Group\n', 'intake.name-malformed'],
    ['person,enrolled_on,arm\np-1,2017-01-01,constructor\n', undefined],
    ['person,enrolled_on\np-1,2017-02-29\n', 'intake.date-malformed'],
    ['person,enrolled_on\n', 'intake.no-rows'],
    ['person,enrolled_on,attribute_Ålder\np-1,2017-01-01,9\n', 'intake.column-unknown'],
  ])('%j is met with %s', (text, code) => {
    const answer = readEnrolments(text, 'e.csv');
    expect(codes(answer)).toEqual(code === undefined ? [] : [code]);
    expect(answer.ok).toBe(code === undefined);
  });
});
