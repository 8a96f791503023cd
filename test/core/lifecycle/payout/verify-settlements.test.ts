import { describe, expect, it } from 'vitest';
import type { EventItem } from '../../../../core/lifecycle/items/work.ts';
import { verifySettlements } from '../../../../core/lifecycle/payout/verify-settlements.ts';
import { findingWords } from '../../../../core/words/findings.ts';

const FIGURES = { entitled: '5500000', payable: '1500000', claimedBack: '0', file: 'f'.repeat(64) };
const AFFAIR = { periodId: 'year_1', purpose: 'outcome-payment', revision: 1 };

function computed(facts: Partial<typeof FIGURES>): EventItem {
  return {
    format: 1,
    version: 1,
    contractId: 'demo',
    kind: 'event',
    chain: 'events',
    sequence: 1,
    what: 'settlement-computed',
    who: { system: 'workflow' },
    at: '2020-01-01T00:00:00.000Z',
    facts: { settlement: 'year_1.outcome-payment.r1', ...FIGURES, ...facts },
    previousHash: '0'.repeat(64),
    hash: '1'.repeat(64),
  };
}

describe('settlements held against the event chain', () => {
  it('find nothing where every figure is what was computed', () => {
    expect(verifySettlements([{ ...AFFAIR, ...FIGURES }], [computed({})])).toEqual([]);
  });

  it('find an amount that was changed in the table', () => {
    const [finding] = verifySettlements(
      [{ ...AFFAIR, ...FIGURES, payable: '9000000' }],
      [computed({})],
    );
    expect(finding?.code).toBe('audit.settlement-differs');
    expect(finding && findingWords(finding, 'en').what).toBe(
      'year_1.outcome-payment.r1: payable is 9000000, and was 1500000 when it was computed.',
    );
  });

  it('hold it against the last time that it was computed', () => {
    const events = [computed({ payable: '1' }), computed({})];
    expect(verifySettlements([{ ...AFFAIR, ...FIGURES }], events)).toEqual([]);
  });

  it('find a settlement of which the chain knows nothing', () => {
    const codes = verifySettlements([{ ...AFFAIR, ...FIGURES }], []).map(({ code }) => code);
    expect(codes).toEqual(['audit.settlement-unknown']);
  });
});
