import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tableOfRow } from '../../../api/server/imports/row.ts';
import { readEnrolments } from '../../../core/intake/enrolments.ts';

it('makes a table file of a form', () => {
  const row = { person: 'p-1', enrolled_on: '2017-01-15' };
  expect(tableOfRow(row)).toBe('person,enrolled_on\np-1,2017-01-15\n');
});

/** Also what spreadsheets would run, with spaces and apostrophes before it. */
const written = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ minLength: 1, unit: fc.constantFrom(...' \u00a0\t\'"=+-@;,a1') }),
);

it('carries whatever is written in a field into its own cell, and no other', () => {
  fc.assert(
    fc.property(written, (left_reason) => {
      const row = { person: 'p-1', enrolled_on: '2017-01-15', left_reason };
      const read = readEnrolments(tableOfRow(row), 'row');
      if (!read.ok) return;
      expect(read.value).toHaveLength(1);
      expect(read.value[0]).toMatchObject({ person: 'p-1', enrolledOn: '2017-01-15' });
      expect(read.value[0]?.leftReason ?? '').toBe(left_reason.normalize('NFC').trim());
    }),
    { numRuns: 1000, examples: [[" '= "]] },
  );
});
