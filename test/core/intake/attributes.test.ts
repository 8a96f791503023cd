import { describe, expect, it } from 'vitest';
import { mappingText } from '../../../cli/print/mapping.ts';
import { canonicalText } from '../../../core/intake/canonical.ts';
import { ENROLMENTS } from '../../../core/intake/enrolments.ts';
import { proposeMapping } from '../../../core/intake/mapping/propose.ts';
import { readMapping } from '../../../core/intake/mapping/read.ts';
import { damageInAttribute } from '../../../core/intake/reading/attributes.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import type { AskedAttributes } from '../../../core/terms/asked-attributes.ts';
import { enrol, found, text } from './taking.ts';

const NUMBER = { values: new Set<string>(), isNumber: true, isCovariate: false };
const NAMED = { ...NUMBER, isNumber: false };

async function proposed(bytes: Uint8Array, asked?: AskedAttributes) {
  const proposal = await proposeMapping({ bytes, file: 'e.csv' }, 'enrolments', asked);
  if (!proposal.ok) throw new Error(JSON.stringify(proposal.findings));
  return mappingText(proposal.value, { source: 's', kind: 'enrolments', language: 'en' });
}

async function takenBy(mapping: string, bytes: Uint8Array) {
  const read = readMapping(mapping, 'm.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const taken = await takeIn({ bytes, file: 'e.csv' }, ENROLMENTS, { mapping: read.value });
  if (!taken.ok) throw new Error(JSON.stringify(taken.findings));
  return { taken, kept: canonicalText(ENROLMENTS, taken.value.values) };
}

describe('attributes in a mapping that is proposed', () => {
  it('are kept where the columns are called attributes, and give what the file gives without a mapping', async () => {
    const file = text(
      'person;enrolled_on;attribute_group;Enhet',
      'a;2026-01-31;north;1',
      'b;2026-01-31;north;1',
    );
    const mapping = await proposed(file);
    expect(mapping).toContain('attributes:\n  group:\n    column: "attribute_group"\nignore:');
    const { taken, kept } = await takenBy(mapping, file);
    expect(taken.findings).toEqual([]);
    expect(kept).toBe(
      'person,enrolled_on,arm,attribute_group\na,2026-01-31,treatment,north\nb,2026-01-31,treatment,north\n',
    );
  });

  it('are found by the plain names of what the terms ask for, to be checked', async () => {
    const file = text('Löpnr;Inskriven;Area;weight', 'a;2026-01-31;x;0,5', 'b;2026-01-31;x;1,5');
    expect(await proposed(file)).toContain('"Area"  # not asked for');
    const asked = new Map([
      ['area', NAMED],
      ['weight', NUMBER],
    ]);
    const mapping = await proposed(file, asked);
    expect(mapping).toContain('  area:  # the terms ask for an attribute of this name');
    expect(mapping).toContain('    column: "weight"\n    decimal: comma');
    const { kept } = await takenBy(mapping, file);
    expect(kept).toContain('a,2026-01-31,treatment,x,0.5\n');
  });

  it('are warned of where the mapping leaves them out', async () => {
    const file = text('person;enrolled_on;attribut_area', 'a;2026-01-31;x');
    const mapping = [
      'source: s',
      'kind: enrolments',
      'columns: { person: { column: person }, enrolled_on: { column: enrolled_on } }',
      'ignore: [attribut_area]',
    ].join('\n');
    const { taken } = await takenBy(mapping, file);
    expect(taken.findings).toMatchObject([
      { code: 'intake.attribute-ignored', severity: 'warning', facts: { attribute: 'area' } },
    ]);
  });
});

describe('what stands in place of an attribute', () => {
  it.each([
    ['1,23457E+11', 'intake.scientific-notation'],
    ['1E+11', 'intake.scientific-notation'],
    ['jan-26', 'intake.text-became-date'],
    ['=1+1', 'intake.cell-formula'],
    ['NULL', 'intake.cell-says-empty'],
    ['saknas', 'intake.cell-says-empty'],
    ['#SAKNAS!', 'intake.cell-error'],
  ])('is named: %s', async (cell, code) => {
    const file = text('person;enrolled_on;attribute_area', `a;2026-01-31;${cell}`);
    const mended = code === 'intake.cell-says-empty' ? '' : undefined;
    expect(found(await enrol(file))).toEqual([[code, 2, mended]]);
  });

  it.each(['okänd', 'unknown', 'none', '2026-01-31', '12E4', '-1', '0.5', '1.25E+3', 'jan', '=a'])(
    'is left where it may be a value: %s',
    (cell) => {
      expect(damageInAttribute(cell)).toBeUndefined();
    },
  );

  it('is read as empty where that is asked for', async () => {
    const file = text('person;enrolled_on;attribute_area', 'a;2026-01-31;NULL');
    const taken = await enrol(file, true);
    expect(taken.ok && taken.value.values[0]?.attributes).toBeUndefined();
    expect(taken.ok && taken.value.accepted).toBe(1);
  });
});
