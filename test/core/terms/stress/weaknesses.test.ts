import { describe, expect, it } from 'vitest';
import { checkTerms } from '../../../../core/terms/check.ts';
import type { StressCode } from '../../../../core/terms/stress/codes.ts';
import { facts, small } from './stressing.ts';

const REGISTER = 'missing: excluded, comparator: { kind: matched-group }';
const PHASES = '{ intervention: { from: 2026-01-01, to: 2026-12-31 }, end: 2027-06-30 }';

/** A small contract with the weakness, what its finding says, and the same contract without it. */
const CASES: readonly {
  code: StressCode;
  why: string;
  fields: Readonly<Record<string, string>>;
  says: Readonly<Record<string, unknown>>;
  mended: Readonly<Record<string, string>>;
}[] = [
  {
    code: 'terms.pays-drift',
    why: 'what happens anyway is paid for',
    fields: {
      metrics: `{ fall: { purpose: payment, unit: "%", better: lower, effect: relative improvement, drift: 7 %, ${REGISTER} } }`,
      payments:
        '[ { id: part, price: 10 000, each: 1 %, of: fall, tranche: { above: 0 %, to: 50 % } } ]',
    },
    says: { drift: '7 %', amount: '70000' },
    mended: {
      payments:
        '[ { id: part, price: 10 000, each: 1 %, of: fall, tranche: { above: 7 %, to: 50 % } } ]',
    },
  },
  {
    code: 'terms.cap-below-guarantee',
    why: 'a cap cuts what is guaranteed',
    fields: {
      payments:
        '[ { id: sum, atMost: 300 000, parts: [ { id: part, when: { delivery: accepted }, share: 40 %, of: advanced } ] } ]',
    },
    says: { cap: '300000', guaranteed: '400000' },
    mended: {
      payments:
        '[ { id: sum, atMost: 500 000, parts: [ { id: part, share: 40 %, of: advanced } ] } ]',
    },
  },
  {
    code: 'terms.cap-never-binds',
    why: 'a cap is above all that it limits',
    fields: { payments: '[ { id: part, share: 40 %, of: advanced, atMost: 400 000 } ]' },
    says: { cap: '400000', highest: '400000' },
    mended: { payments: '[ { id: part, share: 40 %, of: saving, atMost: 400 000 } ]' },
  },
  {
    code: 'terms.maximum-above-budget',
    why: 'the best results cost more than the budget',
    fields: { budget: '3 000 000', payments: '[ { id: part, share: 40 %, of: saving } ]' },
    says: { maximum: '3600000', over: '600000', proved: true },
    mended: { budget: '3 600 000' },
  },
  {
    code: 'terms.gate-fixed',
    why: 'a condition asks for more than a payment above can be',
    fields: {
      payments:
        '[ { id: first, share: 10 %, of: saving }, { id: second, when: { first: { above: 900 000 } }, amount: 5 } ]',
    },
    says: { name: 'first', state: 'never', high: '900000' },
    mended: {
      payments:
        '[ { id: first, share: 10 %, of: saving }, { id: second, when: { first: { from: 900 000 } }, amount: 5 } ]',
    },
  },
  {
    code: 'terms.gate-by-chance',
    why: 'any improvement opens a gate',
    fields: {
      metrics: `{ points_won: { purpose: gate, unit: points, better: higher, effect: improvement, ${REGISTER} } }`,
      payments:
        '[ { id: part, when: { points_won: { above: 0 points } }, share: 40 %, of: advanced } ]',
    },
    says: { amount: '400000', half: '200000' },
    mended: {
      payments:
        '[ { id: part, when: { points_won: { above: 5 points } }, share: 40 %, of: advanced } ]',
    },
  },
  {
    code: 'terms.ceiling-early',
    why: 'nothing is paid for the better half of the results',
    fields: { payments: '[ { id: part, share: 50 %, of: saving, atMost: 1 000 000 } ]' },
    says: { at: '2000000', best: '9000000', maximum: '1000000' },
    mended: { payments: '[ { id: part, share: 10 %, of: saving, atMost: 900 000 } ]' },
  },
  {
    code: 'terms.missing-rewarded',
    why: 'a payment is made unless a bad result is measured',
    fields: {
      metrics:
        '{ relapse: { purpose: gate, unit: "%", better: lower, missing: failure, range: 0 % to 100 % } }',
      payments: '[ { id: part, unless: { relapse: { from: 30 % } }, share: 40 %, of: advanced } ]',
    },
    says: { name: 'relapse', amount: '400000' },
    mended: {
      payments: '[ { id: part, when: { relapse: { below: 30 % } }, share: 40 %, of: advanced } ]',
    },
  },
  {
    code: 'terms.follow-up-short',
    why: 'twelve months are not over when the contract ends',
    fields: {
      phases: PHASES,
      payments: '[ { id: card, rates: [ { outcome: home_12_months, price: 100 } ] } ]',
    },
    says: { name: ['home_12_months'], closes: '2027-12-31', end: '2027-06-30' },
    mended: { payments: '[ { id: card, rates: [ { outcome: home_6_months, price: 100 } ] } ]' },
  },
  {
    code: 'terms.cohort-too-small',
    why: 'sixty persons show an effect of five points in 8 cases of 100',
    fields: {
      targetGroup: '{ description: Adults, places: 60 }',
      metrics: `{ work: { purpose: payment, unit: points, better: higher, effect: improvement, ${REGISTER}, measure: { observation: job, as: share } } }`,
      payments: '[ { id: part, when: { work: { from: 5 points } }, share: 40 %, of: advanced } ]',
    },
    says: { places: '60', effect: '5 points', power: '8', base: '50', assumed: true },
    mended: { targetGroup: '{ description: Adults, places: 2 000 }' },
  },
  {
    code: 'terms.capital-never-repaid',
    why: 'investors get at most less than they advance',
    fields: { payments: '[ { id: part, share: 90 %, of: advanced } ]' },
    says: { capital: '1000000', maximum: '900000', lost: '100000' },
    mended: { payments: '[ { id: part, share: 100 %, of: advanced } ]' },
  },
  {
    code: 'terms.cost-above-saving',
    why: 'more is paid than is saved',
    fields: {
      metrics: `{ saved: { purpose: payment, unit: SEK, better: higher, effect: improvement, range: 0 to 800 000, ${REGISTER} } }`,
      payments: '[ { id: part, amount: 900 000, when: { saved: { above: 0 } } } ]',
    },
    says: { saving: '800000', amount: '900000' },
    mended: { payments: '[ { id: part, share: 90 %, of: saved } ]' },
  },
  {
    code: 'terms.cherry-picking',
    why: 'anybody may be enrolled for a price per person',
    fields: { payments: '[ { id: card, rates: [ { outcome: job, price: 2 600 } ] } ]' },
    says: { price: '2600' },
    mended: {
      targetGroup: '{ description: Adults, eligibility: [ { id: jobless, text: Out of work } ] }',
    },
  },
  {
    code: 'terms.ladder-perverse',
    why: 'the later step pays less',
    fields: {
      payments:
        '[ { id: card, rates: [ { outcome: job_13_weeks, price: 2 600 }, { outcome: job_26_weeks, price: 1 000, after: job_13_weeks } ] } ]',
    },
    says: { name: 'job_26_weeks', price: '1000', outcome: 'job_13_weeks', before: '2600' },
    mended: {
      payments:
        '[ { id: card, rates: [ { outcome: job_13_weeks, price: 1 000 }, { outcome: job_26_weeks, price: 2 600, after: job_13_weeks } ] } ]',
    },
  },
];

describe('stressing terms', () => {
  it.each(CASES)('finds $code where $why', ({ code, fields, says, mended }) => {
    expect(facts(small(fields), code)[0]).toMatchObject(says);
    expect(facts(small({ ...fields, ...mended }), code)).toEqual([]);
  });

  it('says of a sum of something bad that it shrinks with everyone who is left out', () => {
    const metrics = `{ cost: { purpose: payment, unit: SEK, better: lower, missing: excluded,
      measure: { observation: cost, as: sum } } }`;
    const payments = '[ { id: part, amount: 5, when: { cost: { below: 100 } } } ]';
    expect(facts(small({ metrics, payments }), 'terms.missing-rewarded')).toEqual([
      { currency: 'SEK', name: 'cost' },
    ]);
  });

  it('takes people to be enrolled until enrolment closes, and no longer', () => {
    const closing = (enrolUntil: string) =>
      small({
        phases: `{ intervention: { from: 2026-01-01, to: 2026-12-31, ${enrolUntil} }, end: 2027-06-30 }`,
        payments: '[ { id: card, rates: [ { outcome: home_12_months, price: 100 } ] } ]',
      });
    expect(facts(closing(''), 'terms.follow-up-short')).toHaveLength(1);
    expect(facts(closing('enrolUntil: 2026-06-30'), 'terms.follow-up-short')).toEqual([]);
    const backwards = checkTerms(closing('enrolUntil: 2027-01-01')).map(({ code }) => code);
    expect(backwards).toContain('terms.dates-backwards');
  });

  it('tries terms with interest on dated capital, drawn on the first day and until the last', () => {
    const phases = '{ intervention: { from: 2026-01-01, to: 2026-12-31 }, end: 2029-12-31 }';
    const payments = `[ { id: return, when: { saving: { from: 500 000 } }, interest: 10 % a year,
      of: advanced, until: end, dayCount: actual/365 } ]`;
    const [found] = facts(small({ phases, payments }), 'terms.cliff');
    expect(found?.['jump']).toBe('400000');
  });

  it('says that it has tried nothing, where made-up results cannot be settled', () => {
    const payments = '[ { id: part, share: unknown, of: saving, atMost: 5 } ]';
    expect(facts(small({ payments }), 'terms.not-tried')).toMatchObject([
      { because: 'settlement.figure-unknown' },
    ]);
  });

  it('holds a saving only against what is paid for it, not for another one', () => {
    const saving = (name: string) =>
      `${name}: { purpose: payment, unit: SEK, better: higher, effect: improvement, range: 0 to 800 000, ${REGISTER} }`;
    const payments = `[ { id: first, share: 90 %, of: rent, tranche: { above: 0 } },
      { id: second, share: 90 %, of: care, tranche: { above: 0 } } ]`;
    const read = small({ metrics: `{ ${saving('rent')}, ${saving('care')} }`, payments });
    expect(facts(read, 'terms.cost-above-saving')).toEqual([]);
  });

  it('calls no step a cliff that is small beside the best results, where nothing limits the payment', () => {
    const metrics = `{ days: { purpose: payment, unit: days, better: higher, missing: excluded },
      share: { purpose: gate, unit: "%", better: higher, missing: failure, range: 0 % to 100 %, comparator: { kind: fixed-target, value: 50 } } }`;
    const payments = (bonus: string) =>
      small({
        metrics,
        payments: `[ { id: sum, price: 10 000, of: days }, { id: bonus, when: { share: { from: 50 % } }, amount: ${bonus} } ]`,
      });
    expect(facts(payments('100'), 'terms.cliff')).toEqual([]);
    expect(facts(payments('900 000'), 'terms.cliff')[0]).toMatchObject({ jump: '900000' });
  });

  it('takes a cost to be at least nothing, so that a share of it is a bound', () => {
    const metrics = `{ cost_fall: { purpose: payment, unit: SEK, better: lower, effect: improvement, range: 0 to 800 000, ${REGISTER} } }`;
    const payments =
      '[ { id: part, share: 50 %, of: cost_fall, tranche: { above: 5 % of cost_fall.comparator } } ]';
    expect(facts(small({ metrics, payments }), 'terms.maximum-unlimited')).toEqual([]);
  });

  it('says that it is not proved, where no example is found', () => {
    const metrics =
      '{ days: { purpose: payment, unit: days, better: higher, missing: excluded, range: 0 to 100 } }';
    const ladder = (last: string) =>
      small({
        metrics,
        payments: `[ { id: part, price: 10, of: days, times: { by: days, rows: [
          { below: 50, is: 2 }, { from: 50, below: 60, is: 3 }, { from: 60, is: ${last} } ] } } ]`,
      });
    expect(facts(ladder('2.99'), 'terms.better-not-proved')).toEqual([
      { currency: 'SEK', name: 'days' },
    ]);
    const [found] = facts(ladder('2'), 'terms.better-pays-less');
    expect(found).toMatchObject({
      worse: '59',
      worsePays: '1770',
      better: '60',
      betterPays: '1200',
    });
  });

  it('refuses terms whose payout would not fit into one posting', () => {
    const names = Array.from({ length: 20 }, (_, index) => `town_${index}`);
    const parties = `
  town: { name: Town, roles: [project-owner, finance] }
  fund: { name: Fund, roles: [investor] }
  judge: { name: Judge, roles: [evaluator] }
${names.map((name) => `  ${name}: { name: Town, roles: [outcome-payer] }`).join('\n')}`;
    const payers = (count: number) =>
      names
        .slice(0, count)
        .map((party, index) => `{ party: ${party}, share: ${index === 0 ? 'rest' : '1 %'} }`);
    const codes = (count: number) =>
      checkTerms(
        small({
          parties,
          settlement: `{ rounding: { to: 1, mode: half-up }, payers: [ ${payers(count).join(', ')} ] }`,
        }),
      ).map(({ code }) => code);
    expect(codes(19)).not.toContain('terms.posting-too-large');
    expect(codes(20)).toContain('terms.posting-too-large');
  });
});
