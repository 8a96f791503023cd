import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { payoffSvg } from '../../../core/payoff/chart.ts';
import { type Payoff, payoff, payoffMetrics } from '../../../core/payoff/payoff.ts';
import { payoffSaid } from '../../../core/payoff/words.ts';
import { readTerms } from '../../../core/terms/read.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';

function termsOf(contract: string): Terms {
  const read = readTerms(readFileSync(`contracts/${contract}/terms.yaml`, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value.terms;
}

function found(contract: string, metric: string): Payoff {
  const answered = payoff(termsOf(contract), metric);
  if (!answered.ok) throw new Error(JSON.stringify(answered.findings));
  return answered.value;
}

const at = ({ points }: Payoff) =>
  points.map((point) => [point.at, point.before, point.pays, point.after]);

describe('the payment against a metric', () => {
  it('bends where the terms write a bound and where a limit is reached', () => {
    expect(at(found('norrkoping-2016', 'saving'))).toEqual([
      ['-4000000', '4000000', '4000000', '4000000'],
      ['0', '4000000', '4000000', '4000000'],
      ['10000000', '10000000', '10000000', '10000000'],
      ['13333333.333333', '12000000', '12000000', '12000000'],
      ['17000000', '12000000', '12000000', '12000000'],
    ]);
  });

  it('jumps above a bound that is more than, and at one that is at least', () => {
    expect(at(found('norrkoping-2016', 'school_results'))[1]).toEqual([
      '0',
      '10000000',
      '10000000',
      '12000000',
    ]);
    const [before, pays] = (at(found('peterborough', 'fall'))[2] ?? []).slice(1);
    expect([before, pays]).toEqual(['0', '5625000']);
  });

  it('says what is held still, and where the value is assumed', () => {
    const said = payoffSaid(found('peterborough', 'fall'), termsOf('peterborough'), 'en');
    expect(said.notes.map((note) => note.replaceAll('\u00a0', ' '))).toEqual([
      'Held still: the advanced capital 5,000,000 GBP (as committed).',
      'The same in every cohort.',
      'Straight lines between these values; sums are not rounded.',
    ]);
  });

  it('is there for what payments read, and nothing for a rate card', () => {
    expect(payoffMetrics(termsOf('norrkoping-2016'))).toEqual(['saving', 'school_results']);
    expect(payoffMetrics(termsOf('reboot-west'))).toEqual([]);
  });
});

describe('its picture', () => {
  const drawn = (language: 'sv' | 'en') => {
    const curve = found('norrkoping-2016', 'school_results');
    return payoffSvg(curve, payoffSaid(curve, termsOf('norrkoping-2016'), language));
  };

  it('has the same bytes for the same terms, a title, a description, and no script', () => {
    const svg = drawn('en');
    expect(svg).toBe(drawn('en'));
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="title desc"/);
    expect(svg).toContain('<title id="title">What is paid, by the school results</title>');
    expect(svg).toMatch(
      /<desc id="desc">At −340\u00a0points, 10,000,000\u00a0SEK; at 0\u00a0points, a jump/,
    );
    expect(svg).not.toMatch(/<script|on[a-z]+=|href/);
  });

  it('shows a jump as an open and a closed dot', () => {
    expect(drawn('sv').match(/<circle/g)).toHaveLength(2);
    expect(drawn('sv').match(/<polyline/g)).toHaveLength(2);
  });
});
