import { describe, expect, it } from 'vitest';
import type { ImportItem } from '../../../../core/lifecycle/items/delivered.ts';
import type { ResultItem } from '../../../../core/lifecycle/items/period.ts';
import { arePersonsComplete } from '../../../../core/lifecycle/leaving/leave.ts';

const hash = (letter: string) => letter.repeat(64);
const delivered: Omit<ImportItem, 'what' | 'file'> = {
  ...{ kind: 'import', format: 1, version: 1, contractId: 'c', importId: 'i', rows: 1 },
  ...{ legalBasis: '', source: '', purpose: '', decidedBy: '', retention: '' },
  ...{ by: { issuer: 'x', subject: 'y', name: 'z' }, at: '2020-01-01T00:00:00.000Z' },
};
const result: ResultItem = {
  ...{ kind: 'result', format: 1, version: 1, contractId: 'c', periodId: 'p', revision: 1 },
  ...{ termsVersion: 1, snapshotHash: hash('e'), file: hash('f'), claimsFile: hash('d') },
};

describe('the persons of a contract that has arrived', () => {
  const imports: ImportItem[] = [
    { ...delivered, what: 'enrolments', file: hash('a'), told: hash('b') },
    { ...delivered, what: 'figures', file: hash('c') },
  ];

  it.each([
    { kept: ['a', 'b', 'd'], complete: true, why: 'everything is there; figures are no persons' },
    { kept: ['b', 'd'], complete: false, why: 'rows are missing' },
    { kept: ['a', 'd'], complete: false, why: 'what was told of them is missing' },
    { kept: ['a', 'b'], complete: false, why: 'claims are missing' },
  ])('are complete ($complete): $why', ({ kept, complete }) => {
    const all = { imports, results: [result], kept: kept.map(hash) };
    expect(arePersonsComplete(all)).toBe(complete);
  });
});
