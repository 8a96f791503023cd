import { describe, expect, it } from 'vitest';
import { basisOf } from '../../../../core/lifecycle/data/import-basis.ts';
import { norrkoping } from '../fixtures.ts';

const SAID = { purpose: 'uppföljning', decidedBy: 'Socialnämnden' };

describe('the basis of an import', () => {
  it('is as the terms say where nobody says otherwise', () => {
    const { saving } = norrkoping.metrics ?? {};
    const terms = { ...norrkoping, metrics: saving ? { saving } : {} };
    const basis = basisOf(SAID, terms);
    expect(basis.ok && basis.value).toEqual({
      ...SAID,
      legalBasis: norrkoping.retention?.legalBasis,
      retention: norrkoping.retention?.personLevel,
      source: saving?.source,
    });
  });

  it('is as whoever delivers says, whatever the terms say', () => {
    const said = { ...SAID, legalBasis: 'GDPR 6.1 e', source: 'register', retention: '1 år' };
    const basis = basisOf(said, norrkoping);
    expect(basis.ok && basis.value).toEqual(said);
  });

  it('is asked for, all of it at once, where neither says it', () => {
    const { findings } = basisOf({}, { metrics: norrkoping.metrics });
    expect(findings.map(({ at }) => at.field)).toEqual([
      'legalBasis',
      'source',
      'purpose',
      'decidedBy',
      'retention',
    ]);
  });
});
