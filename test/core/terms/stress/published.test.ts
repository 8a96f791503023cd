import { describe, expect, it } from 'vitest';
import { readTerms } from '../../../../core/terms/read.ts';
import { stressTerms } from '../../../../core/terms/stress/stress.ts';
import { contract, facts, stressed, weaknesses } from './stressing.ts';

describe('a published contract', () => {
  it.each([
    { name: 'denver.yaml', maximum: '11420000' },
    { name: 'rikers.yaml', maximum: '11712000' },
    { name: 'norrkoping-2016', maximum: '12000000' },
    { name: 'tyo-sib.yaml', maximum: '23000000' },
    { name: 'reboot-west', maximum: '2250000' },
    { name: 'norfolk.yaml', maximum: 'Infinity' },
  ])('$name pays at most $maximum', ({ name, maximum }) => {
    expect(stressed(contract(name)).maximum.bound.toFixed()).toBe(maximum);
  });

  it.each([
    { name: 'norrkoping-2016', paid: [['guaranteed_part', '4000000', '12000000']] },
    { name: 'rikers.yaml', paid: [['guarantee', '6000000', '11712000']] },
    { name: 'denver.yaml', paid: [] },
    { name: 'peterborough', paid: [] },
  ])('$name pays with zero effect what it guarantees', ({ name, paid }) => {
    const found = facts(contract(name), 'terms.pays-zero-effect');
    expect(found.map(({ name: line, amount, maximum }) => [line, amount, maximum])).toEqual(paid);
  });

  it.each([
    { name: 'denver.yaml', cliffs: [['20 %', '3200000']] },
    {
      name: 'rikers.yaml',
      cliffs: [
        ['8.5 %', '4800000'],
        ['10 %', '4800000'],
        ['20 %', '768000'],
      ],
    },
    { name: 'norrkoping-2016', cliffs: [['0 points', '2000000']] },
  ])('$name jumps at its bounds', ({ name, cliffs }) => {
    const found = facts(contract(name), 'terms.cliff');
    expect(found.map(({ bound, jump }) => [bound, jump])).toEqual(cliffs);
  });

  it('says what one participant is worth of the bound, where places are known', () => {
    expect(facts(contract('denver.yaml'), 'terms.cliff')[0]).toMatchObject({
      places: '365',
      one: '0.27',
    });
  });

  it.each([
    { name: 'newpin.yaml', worse: ['54.999999', '350000'], better: ['55', '210000'] },
    { name: 'tyo-sib.yaml', worse: ['0', '1500000'], better: ['1', '1350000.9'] },
  ])('$name pays less for a better result, and shows it', ({ name, worse, better }) => {
    const [found] = facts(contract(name), 'terms.better-pays-less');
    expect([found?.['worse'], found?.['worsePays']]).toEqual(worse);
    expect([found?.['better'], found?.['betterPays']]).toEqual(better);
  });

  it.each(['norrkoping-2016', 'peterborough', 'denver.yaml', 'rikers.yaml', 'reboot-west'])(
    '%s is proved never to pay less for a better result',
    (name) => {
      const { signs, known } = stressed(contract(name)).fold.total;
      expect([...signs.values()].filter((sign) => sign !== '+')).toEqual([]);
      expect(known).toBe(true);
    },
  );

  it('leaves 2 of 12 million unpaid when two payers share by halves up to 8 and 4 million', () => {
    expect(facts(contract('two-payers.yaml'), 'terms.payers-below-maximum')).toEqual([
      { currency: 'USD', covered: '10000000', maximum: '12000000', short: '2000000' },
    ]);
  });

  it('is unlimited where nothing limits the days that are priced', () => {
    const [found] = weaknesses(contract('norfolk.yaml'), 'terms.maximum-unlimited');
    expect(found?.at.path).toBe('/payments/0');
    expect(found?.facts['because']).toBe('days_out_of_care');
  });

  it('opens 19.5 % as 20 % if the metric is rounded to whole per cent', () => {
    const { text } = contract('denver.yaml');
    const rounded = text.replace(
      'effect: relative improvement\n',
      'effect: relative improvement\n    round: { to: 1 %, mode: half-up }\n',
    );
    const read = readTerms(rounded);
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    const [found] = facts(read.value, 'terms.rounding-opens');
    expect(found).toMatchObject({ near: '19.5', bound: '20 %', amount: '3200000' });
  });

  it.each(['norrkoping-2016', 'peterborough', 'denver.yaml', 'rikers.yaml', 'tyo-sib.yaml'])(
    '%s has weaknesses and no errors',
    (name) => {
      const found = stressTerms(contract(name));
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});
