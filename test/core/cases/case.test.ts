import { describe, expect, it } from 'vitest';
import { readCase, runCase } from '../../../core/cases/case.ts';
import { NORRKOPING } from '../settlement/norrkoping.ts';

const example = (given: string, expected: string) => `
it: pays what it should
source: made up
status: derived
given: ${given}
expect: ${expected}
`;

function run(given: string, expected: string) {
  const read = readCase(example(given, expected), 'demo.case.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return runCase(NORRKOPING, read.value);
}

const GIVEN =
  '{ capital: { advanced: 100 }, events: { delivery: accepted }, metrics: { saving: 50 } }';

describe('a worked example', () => {
  it('says what was expected, what came out, and the difference', () => {
    const outcome = run(GIVEN, '{ payable: 71, lines: { guaranteed_part: 40, premium: waiting } }');
    expect(outcome).toMatchObject({
      it: 'pays what it should',
      status: 'derived',
      ok: false,
      findings: [],
    });
    expect(outcome.checks).toEqual([
      { what: 'line/guaranteed_part', expected: '40', got: '40', difference: '0', ok: true },
      { what: 'line/premium', expected: 'waiting', got: 'waiting', difference: null, ok: true },
      { what: 'payable', expected: '71', got: '70', difference: '-1', ok: false },
    ]);
  });

  it('holds a difference from what was published, and which lines it comes from', () => {
    const published =
      '{ what: total, status: does not reconcile, amount: 80, difference: -10, reason: made up, lines: { guaranteed_part: 40, shared_saving: 40 }, unexplained: [shared_saving] }';
    expect(run(GIVEN, `{ published: ${published} }`)).toMatchObject({ ok: true });
    expect(run(GIVEN, `{ published: ${published.replace('-10', '0')} }`)).toMatchObject({
      ok: false,
    });
  });

  it('sets published figures beside what the terms give', () => {
    const published =
      '[ { what: total, amount: 70, status: reproduces }, { what: town, figure: payer municipality, amount: 69, status: parameter inferred, reason: made up }, { what: premium, figure: line premium, status: structure only } ]';
    const outcome = run(GIVEN, `{ published: ${published} }`);
    expect(outcome.ok).toBe(false);
    const money = { unit: 'SEK' };
    expect(outcome.reconciled).toMatchObject([
      { what: 'total', published: '70', computed: '70', difference: '0', holds: true, ...money },
      {
        what: 'town',
        published: '69',
        computed: '70',
        difference: '1',
        holds: false,
        reason: 'made up',
      },
      { what: 'premium', published: null, computed: 'waiting', difference: null },
    ]);
  });

  it('compares with a published figure as coarsely as that was rounded', () => {
    const published = (to: string): string =>
      `{ published: { what: total, amount: 100, roundedTo: ${to}, status: reproduces } }`;
    expect(run(GIVEN, published('100')).ok).toBe(true);
    expect(run(GIVEN, published('50')).ok).toBe(false);
  });

  it.each([
    {
      why: 'a difference without a reason',
      published: '{ what: a, status: does not reconcile, amount: 1, difference: 2 }',
    },
    {
      why: 'an inferred parameter without how',
      published: '{ what: a, status: parameter inferred, amount: 1 }',
    },
    {
      why: 'an amount of a contract of which only rules are known',
      published: '{ what: a, status: structure only, amount: 1 }',
    },
  ])('may not leave out or add: $why', ({ published }) => {
    expect(readCase(example(GIVEN, `{ published: ${published} }`)).ok).toBe(false);
  });

  it('shows where the given facts do not fit the terms', () => {
    const outcome = run('{ metrics: { savings: 1 } }', '{ payable: 0 }');
    expect(outcome).toMatchObject({ ok: false, checks: [], explained: null });
    expect(outcome.findings).toMatchObject([
      { code: 'settlement.metric-not-in-terms', at: { file: 'demo.case.yaml', line: 5 } },
    ]);
  });

  it('is refused if it is not what an example must be', () => {
    const read = readCase('it: pays\nstatus: guessed\ngiven: {}\nexpect: {}', 'demo.case.yaml');
    expect(read.findings.map(({ code }) => code).sort()).toEqual([
      'terms.field-missing',
      'terms.word-unknown',
    ]);
  });
});
