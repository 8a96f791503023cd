import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REASON_COLUMNS } from '../../../core/intake/columns.ts';
import { readMapping } from '../../../core/intake/mapping/read.ts';
import type { Mapping } from '../../../core/intake/mapping/shape.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { rejectedText } from '../../../core/intake/rejected.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import { enrol, found, observe, text } from './taking.ts';
import { rows, workbook } from './workbooks.ts';

describe('what clerks and their programs write', () => {
  it('is read with a dash for a minus, once that is asked for', async () => {
    const file = text('person;observation;datum;värde', 'p-1;saving;2026-02-01;–1 250,50');
    expect(found(await observe(file))).toEqual([['intake.number-has-separators', 2, '-1250,5']]);
    const mended = await observe(file, true);
    expect(mended.ok && mended.value.values[0]?.value).toBe('-1250.5');
  });

  it.each([
    ['Insats', 'treatment'],
    ['JÄMFÖRELSE', 'comparison'],
    ['Treatment', 'treatment'],
  ])('is a group with capitals: %s', async (written, arm) => {
    const file = text('person;inskriven;arm', `p-1;2026-01-31;${written}`);
    expect(found(await enrol(file))).toEqual([['intake.arm-other-case', 2, arm]]);
    const mended = await enrol(file, true);
    expect(mended.ok && mended.value.values[0]?.arm).toBe(arm);
  });

  it.each(['Summa', 'Totalt', 'TOTAL:', 'Delsumma'])(
    'ends with a row of totals, which is called one: %s',
    async (word) => {
      const taken = await observe(
        text('person;observation;datum;värde', 'p-1;absence;2026-02-01;5', ';;;', `${word};;;5`),
      );
      expect(found(taken)).toEqual([['intake.row-of-totals', 4, undefined]]);
    },
  );

  it.each([
    [';', 'sep=;'],
    ['\t', 'sep=\t'],
    [',', 'SEP=,,,,'],
  ])('tells Excel its separator in the first line: %j', async (sign, hint) => {
    const header = ['person', 'observation', 'date', 'value'].join(sign);
    const taken = await observe(text(hint, header, ['p-1', 'x', '2026-02-30', '1'].join(sign)));
    expect(found(taken)).toEqual([['intake.date-malformed', 3, undefined]]);
  });

  it('ends lines in two ways, where two files were put together', async () => {
    const rows = ['p-1;x;2026-02-01;1\n', 'p-2;x;2026-02-01;2\r\n', 'p-3;x;2026-02-01;3\r\n'];
    const taken = await observe(Buffer.from(`person;observation;date;value\r\n${rows.join('')}`));
    expect(found(taken)).toEqual([]);
    expect(taken.ok && taken.value.values.map(({ value, at }) => [value, at?.row])).toEqual([
      ['1', 2],
      ['2', 3],
      ['3', 4],
    ]);
  });

  it('is named where two files in two encodings were put together', async () => {
    const one = text('person;observation;datum;värde', 'å;x;2026-02-01;1');
    const other = Buffer.from('ä;x;2026-02-01;1\n', 'latin1');
    const [finding] = (await observe(Buffer.concat([one, other]))).findings;
    expect(finding).toMatchObject({
      code: 'intake.encoding-mixed',
      at: { row: 3 },
      facts: { other: 1 },
    });
  });
});

describe('a number with its currency', () => {
  const value = (cell: string, delimiter: ';' | ',') => {
    const line = (...cells: string[]) => cells.join(delimiter);
    const header = line('person', 'observation', 'datum', 'värde');
    return observe(text(header, line('p-1', 'saving', '2026-02-01', `"${cell}"`)), true);
  };

  it.each([
    [',', '1,500 kr', 'intake.number-ambiguous'],
    [',', '1.500 SEK', 'intake.number-ambiguous'],
    [';', '1.500 kr', 'intake.number-ambiguous'],
    [';', '1,500 kr', 'intake.number-ambiguous'],
    [',', '1,5 kr', 'intake.decimal-comma'],
  ] as const)('is never mended by a guess: separated by %s, %s', async (delimiter, cell, code) => {
    expect(found(await value(cell, delimiter))).toEqual([[code, 2, undefined]]);
  });

  it.each([
    [';', '1,5 kr', '1.5'],
    [';', '1 500 kr', '1500'],
    [';', '1.234,50 kr', '1234.5'],
    [';', '0,500 kr', '0.5'],
    [',', '1.5 SEK', '1.5'],
  ] as const)(
    'is mended where it is certain: separated by %s, %s',
    async (delimiter, cell, read) => {
      const taken = await value(cell, delimiter);
      expect(taken.ok && taken.value.values.map((each) => each.value)).toEqual([read]);
    },
  );

  it('has the decimal sign of its mapping, and no other is guessed', async () => {
    const mapping: Mapping = {
      ...{ source: 's', kind: 'observations' },
      columns: {
        ...{ person: { column: 'id' }, observation: { fixed: 'saving' }, date: { column: 'dag' } },
        value: { column: 'kr', decimal: 'comma' },
      },
    };
    const bytes = text('id;dag;kr', 'p-1;2026-02-01;1.500 kr', 'p-2;2026-02-01;1,500 kr');
    const taken = await takeIn({ bytes, file: 'f' }, OBSERVATIONS, { mapping, mend: true });
    expect(found(taken)).toEqual([
      ['intake.decimal-point', 2, undefined],
      ['intake.number-with-unit', 3, '1,5'],
    ]);
  });
});

describe('a number under a mapping that says what stands between thousands', () => {
  const value = (thousands: 'point' | 'comma' | 'space', decimal?: 'comma' | 'point'): Mapping => ({
    ...{ source: 's', kind: 'observations' },
    columns: {
      ...{ person: { column: 'id' }, observation: { fixed: 'saving' }, date: { column: 'dag' } },
      value: { column: 'kr', thousands, ...(decimal ? { decimal } : {}) },
    },
  });

  it.each([
    ['point', '1.5', 'intake.decimal-point'],
    ['comma', '1,5', 'intake.decimal-comma'],
  ] as const)(
    'has the other sign for decimals: %s, and %s is not guessed',
    async (sign, cell, code) => {
      const bytes = text('id;dag;kr', `p-1;2026-02-01;${cell}`);
      const taken = await takeIn({ bytes, file: 'f' }, OBSERVATIONS, {
        mapping: value(sign),
        mend: true,
      });
      expect(found(taken)).toEqual([[code, 2, undefined]]);
    },
  );

  it('cannot have the same sign for both', () => {
    const written = JSON.stringify(value('comma', 'comma'));
    expect(readMapping(written).findings.map(({ code }) => code)).toEqual([
      'intake.mapping-signs-alike',
    ]);
  });
});

describe('the rejected rows of a workbook', () => {
  // A mapping with one sign for both is refused before.
  const forms = fc
    .record({
      decimal: fc.constantFrom('comma', 'point', undefined),
      thousands: fc.constantFrom('space', 'point', 'comma', undefined),
    })
    .filter(({ decimal, thousands }) => decimal === undefined || decimal !== thousands);
  const figures = fc.array(fc.integer({ min: -9_999_999, max: 9_999_999 }), {
    minLength: 1,
    maxLength: 6,
  });

  it('say the same figures again, mended, under the same mapping', async () => {
    await fc.assert(
      fc.asyncProperty(forms, figures, async (form, thousandths) => {
        const mapping: Mapping = {
          ...{ source: 's', kind: 'observations' },
          columns: {
            person: { column: 'id' },
            observation: { fixed: 'saving' },
            date: { column: 'dag' },
            value: { column: 'kr', ...form },
          },
        };
        const cells = thousandths.map((each, at) => [`p-${at}`, 'no day', each / 1000]);
        const bytes = workbook({ sheets: { Blad1: rows(['id', 'dag', 'kr'], ...cells) } });
        const take = (file: Uint8Array) =>
          takeIn({ bytes: file, file: 'f' }, OBSERVATIONS, { mapping });
        const taken = await take(bytes);
        if (!taken.ok) throw new Error('the header is sound');
        const { table, rejected } = taken.value;
        const column = REASON_COLUMNS.sv;
        const file = rejectedText(table, rejected, { column, why: () => '', mapping });
        const again = await take(Buffer.from(file.replaceAll('no day', '2026-02-01')));
        expect(again.ok && again.value.values.map(({ value }) => Number(value))).toEqual(
          thousandths.map((each) => each / 1000 + 0),
        );
      }),
      { numRuns: 80 },
    );
  });
});
