import { describe, expect, it } from 'vitest';
import { type Facts, NO_FACTS } from '../../../core/settlement/facts.ts';
import { settle } from '../../../core/settlement/settle.ts';
import type { Settlement } from '../../../core/settlement/settlement.ts';
import { NORRKOPING } from './norrkoping.ts';

function facts(part: Partial<Facts>): Facts {
  return { asOf: '2020-12-31', ...NO_FACTS, ...part };
}

function settled(part: Partial<Facts>, before = '0'): Settlement {
  const found = settle({
    terms: [NORRKOPING],
    facts: facts(part),
    settled: [{ payer: 'municipality', amount: before }],
  });
  if (!found.ok) throw new Error(JSON.stringify(found.findings));
  return found.value;
}

const drawn = { capital: [{ capital: 'advanced', amount: '10000000' }] };
const accepted = { events: [{ event: 'delivery', state: 'accepted' }] };
const saving = (value: string) => ({ metric: 'saving', value });
const school = (value: string) => ({ metric: 'school_results', value });

describe('Norrköping', () => {
  it.each([
    ['0', '4000000'],
    ['2500000', '5500000'],
    ['5000000', '7000000'],
    ['10000000', '10000000'],
    ['-3500000', '4000000'],
  ])('at a saving of %s and no better school results pays %s', (value, payable) => {
    const { payable: got, waitingFor } = settled({
      ...drawn,
      ...accepted,
      metrics: [saving(value), school('0')],
    });
    expect(got).toBe(payable);
    expect(waitingFor).toEqual([]);
  });

  it('never pays more than 12,000,000', () => {
    const s = settled({ ...drawn, ...accepted, metrics: [saving('40000000'), school('3')] });
    expect(s.payable).toBe('12000000');
  });
});
