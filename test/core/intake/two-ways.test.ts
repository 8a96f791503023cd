import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../core/intake/mapping/shape.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { rejectedText } from '../../../core/intake/rejected.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import { rows, workbook } from './workbooks.ts';

const HEADER = ['person', 'observation', 'date', 'value'];
const under = (rule: object): Mapping => ({
  ...{ source: 's', kind: 'observations' },
  columns: {
    ...{ person: { column: 'person' }, observation: { column: 'observation' } },
    ...{ date: { column: 'date' }, value: { column: 'value', ...rule } },
  },
});

async function read(bytes: Uint8Array, mapping?: Mapping) {
  const taken = await takeIn({ bytes, file: 'f' }, OBSERVATIONS, { mapping, mend: true });
  if (!taken.ok) throw new Error(JSON.stringify(taken.findings));
  const { values, table, rejected } = taken.value;
  const left = rejectedText(table, rejected, { column: 'utfall_why', why: ({ code }) => code });
  return { values: values.map(({ value }) => value), left: new TextEncoder().encode(left) };
}

const csv = (separator: string, ...lines: string[][]) =>
  new TextEncoder().encode([HEADER, ...lines, ['']].map((each) => each.join(separator)).join('\n'));
const line = (value: string, day = '2026-01-31') => ['p-1', 'care', day, value];

describe('a number that may be read in two ways, in the file of rejected rows', () => {
  it.each([
    [
      'text in a workbook',
      () =>
        workbook({ sheets: { D: rows(HEADER, line('1,125'), ['p-2', 'a', '2026-01-30', 0.5]) } }),
    ],
    [
      'beside commas',
      () => csv(';', line('1,5'), line('1.250', '2026-01-30'), line('2.5', '2026-02-30')),
    ],
    [
      'between tabs',
      () => csv('\t', line('1.5'), line('1,250', '2026-01-30'), line('2,5', '2026-02-30')),
    ],
  ])('is not read in one of them as it stands: %s', async (_, file) => {
    const first = await read(await file());
    expect(first.values).toHaveLength(1);
    const again = await read(first.left);
    expect(again.values).toEqual([]);
    expect((await read(again.left)).left).toEqual(again.left);
  });

  it('is read as a mapping says that was told the decimal sign since', async () => {
    const first = await read(csv(';', line('1,5'), line('1.250', '2026-01-30')));
    const asPoint = await read(first.left, under({ decimal: 'point' }));
    expect(asPoint.values).toEqual(['1.25']);
    const asThousands = await read(first.left, under({ decimal: 'comma', thousands: 'point' }));
    expect(asThousands.values).toEqual(['1250']);
    expect((await read(first.left, under({ thousands: 'space' }))).values).toEqual([]);
  });

  it('is read as whoever looked it up has written it', async () => {
    const { left } = await read(csv(';', line('1,5'), line('1.250', '2026-01-30')));
    const mended = new TextDecoder().decode(left).replace('1.250 ?', '1250');
    expect((await read(new TextEncoder().encode(mended))).values).toEqual(['1250']);
  });
});
