import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../core/intake/mapping/shape.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import { enrol, found, observe, text } from './taking.ts';

describe('a cell that says that nothing is known', () => {
  it.each(['saknas', 'NULL', '-', '–', 'n/a', 'N.A.', '..', 'Uppgift saknas', 'okänt', 'vet ej'])(
    'is no number, and never one event: %s',
    async (cell) => {
      const taken = await observe(
        text('person;observation;datum;värde', `p-1;absence;2026-02-01;${cell}`),
        true,
      );
      expect(found(taken)).toEqual([['intake.cell-says-nothing', 2, undefined]]);
      expect(taken.ok && taken.value.values).toEqual([]);
    },
  );

  it('is an empty cell where one may be empty, if that is asked for', async () => {
    const file = text('person;inskriven;utskriven', 'p-1;2026-01-31;-', 'p-2;2026-01-31;saknas');
    expect(found(await enrol(file))).toEqual([
      ['intake.cell-says-empty', 2, ''],
      ['intake.cell-says-empty', 3, ''],
    ]);
    const mended = await enrol(file, true);
    expect(mended.ok && mended.value.values.map(({ leftOn }) => leftOn)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('is no observation in a file that holds several in a row, if that is asked for', async () => {
    const mapping: Mapping = {
      ...{ source: 's', kind: 'observations' },
      columns: { person: { column: 'id' }, date: { column: 'dag' } },
      values: [
        { observation: 'merit', column: 'A' },
        { observation: 'passed', column: 'B' },
      ],
    };
    const bytes = text('id;dag;A;B', 'p-1;2026-02-01;15;saknas', 'p-2;2026-02-01;-;1');
    const take = (mend: boolean) => takeIn({ bytes, file: 'f' }, OBSERVATIONS, { mapping, mend });
    expect(found(await take(false))).toEqual([
      ['intake.cell-says-empty', 2, ''],
      ['intake.cell-says-empty', 3, ''],
    ]);
    const mended = await take(true);
    const said = mended.ok && mended.value.values.map((each) => [each.observation, each.value]);
    expect(said).toEqual([
      ['merit', '15'],
      ['passed', '1'],
    ]);
  });

  it('is refused where an empty cell has a meaning, with one observation in a row or with several', async () => {
    const cell = fc.constantFrom('217,5', '', '-', '..', 'saknas', 'NULL', '0', 'x', "'-", '–5');
    const read = { decimal: 'comma', ifEmpty: '0' } as const;
    const common = { source: 's', kind: 'observations' } as const;
    const person = { person: { column: 'id' }, date: { column: 'dag' } };
    const long: Mapping = {
      ...common,
      columns: {
        ...person,
        observation: { fixed: 'merit' },
        value: { column: 'v', ...read },
      },
    };
    const wide: Mapping = {
      ...common,
      columns: person,
      values: [{ observation: 'merit', column: 'v', ...read }],
    };
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1 }), fc.boolean(), async (cells, mend) => {
        const rows = cells.map((each, index) => `p-${index};2026-02-01;${each}`);
        const bytes = text('id;dag;v', ...rows);
        const take = (mapping: Mapping) =>
          takeIn({ bytes, file: 'f' }, OBSERVATIONS, { mapping, mend });
        const [one, several] = [await take(long), await take(wide)];
        expect(several.findings).toEqual(one.findings);
        const values = one.ok && one.value.values;
        expect(several.ok && several.value.values).toEqual(values);
        // Every row is either taken in or put aside with a reason.
        const aside = one.ok ? one.value.rejected.length : 0;
        expect(values && values.length + aside).toBe(cells.length);
      }),
    );
  });

  it('is no event when its code is mended to nothing', async () => {
    const mapping: Mapping = {
      ...{ source: 's', kind: 'observations' },
      columns: {
        ...{ person: { column: 'id' }, observation: { fixed: 'x' }, date: { column: 'dag' } },
        value: { column: 'v', codes: { JA: '1', saknas: '' } },
      },
    };
    const bytes = text('id;dag;v', 'p-1;2026-02-01;Saknas');
    const taken = await takeIn({ bytes, file: 'f' }, OBSERVATIONS, { mapping, mend: true });
    expect(found(taken).map(([code]) => code)).toEqual([
      'intake.code-other-case',
      'intake.value-empty',
    ]);
    expect(taken.ok && taken.value.accepted).toBe(0);
  });

  it('is no group: nobody who is in none is taken for one who got the intervention', async () => {
    const taken = await enrol(text('person;inskriven;arm', 'p-1;2026-01-31;saknas'), true);
    expect(found(taken)).toEqual([['intake.cell-says-nothing', 2, undefined]]);
    expect(taken.ok && taken.value.accepted).toBe(0);
  });
});
