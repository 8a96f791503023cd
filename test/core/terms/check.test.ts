import { describe, expect, it } from 'vitest';
import { findingsIn } from './terms-text.ts';

/** One row: fields of the contract, and the code and path of the only finding that they make. */
type Row = readonly [why: string, fields: Record<string, string>, code: string, path: string];

function finds(rows: readonly Row[]): void {
  it.each(rows)('%s', (_why, fields, code, path) => {
    const found = findingsIn(fields).map((finding) => [finding.code, finding.at.path]);
    expect(found).toEqual([[code, path]]);
  });
}

const payments = (...sentences: readonly string[]) => ({ payments: `[ ${sentences.join(', ')} ]` });
const part = '{ id: part, share: 40 %, of: advanced }';

it('finds nothing in a sound contract', () => {
  expect(findingsIn({})).toEqual([]);
});

describe('names: check finds', () => {
  finds([
    [
      'a name that is not there, with the one that was meant',
      payments('{ id: part, share: 40 %, of: advnced }'),
      'terms.name-unknown',
      '/payments/0/of',
    ],
    [
      'a name in a limit that is not there',
      payments('{ id: part, share: 40 %, of: advanced, atMost: 20 % of capital_sum }'),
      'terms.name-unknown',
      '/payments/0/atMost',
    ],
    [
      'a name that stands for two things',
      payments('{ id: saving, amount: 5 }'),
      'terms.name-twice',
      '/payments/0/id',
    ],
    [
      'a name that the language needs itself',
      payments('{ id: rest, amount: 5 }'),
      'terms.name-reserved',
      '/payments/0/id',
    ],
    [
      'a side that capital does not have',
      payments('{ id: part, share: 40 %, of: advanced.level }'),
      'terms.side-unknown',
      '/payments/0/of',
    ],
    [
      'an event where a figure is needed',
      payments('{ id: part, share: 40 %, of: delivery }'),
      'terms.event-as-figure',
      '/payments/0/of',
    ],
    [
      'a payment that reads one below it',
      payments('{ id: bonus, share: 5 %, of: part }', part),
      'terms.read-before',
      '/payments/0/of',
    ],
    [
      'an amount that reads itself in a circle',
      { amounts: '{ a: { share: 5 %, of: a } }' },
      'terms.circle',
      '/amounts/a/of',
    ],
    [
      'a payment that depends on a learning metric',
      {
        metrics: '{ saving: { purpose: learning, unit: SEK, better: higher } }',
        ...payments('{ id: part, share: 60 %, of: saving }'),
      },
      'terms.learning-paid',
      '/payments/0/of',
    ],
    [
      'a ladder whose lower step is not there',
      payments('{ id: card, rates: [ { outcome: job, price: 5, after: course } ] }'),
      'terms.after-unknown',
      '/payments/0/rates/0/after',
    ],
    [
      'an outcome with two prices',
      payments('{ id: card, rates: [ { outcome: job, price: 5 }, { outcome: job, price: 6 } ] }'),
      'terms.outcome-twice',
      '/payments/0/rates/1/outcome',
    ],
    [
      'per cohort without cohorts',
      payments('{ id: part, per: cohort, share: 40 %, of: advanced }'),
      'terms.cohorts-missing',
      '/payments/0/per',
    ],
    [
      'per period without periods',
      payments('{ id: part, per: period, share: 40 %, of: advanced }'),
      'terms.periods-missing',
      '/payments/0/per',
    ],
    [
      'a table that names a cohort which does not exist',
      {
        cohorts: '[first, second]',
        ...payments('{ id: a, amount: { by: cohort, values: { frist: 5, others: 6 } } }'),
      },
      'terms.cohort-unknown',
      '/payments/0/amount/values/frist',
    ],
    ['a currency that does not exist', { currency: 'SKR' }, 'terms.currency-unknown', '/currency'],
  ]);

  it('suggests the name that was meant', () => {
    const [finding] = findingsIn(payments('{ id: part, share: 40 %, of: advnced }'));
    expect(finding).toMatchObject({ facts: { name: 'advnced', nearest: 'advanced' } });
    expect(finding?.at).toMatchObject({ file: 'terms.yaml', line: 14, column: 42 });
  });

  it('finds a circle through payments and amounts at every reading in it', () => {
    const found = findingsIn({
      amounts: '{ rest_of_it: { share: 100 %, of: advanced, less: [part] } }',
      ...payments('{ id: part, share: 40 %, of: rest_of_it }'),
    });
    expect(found.map(({ code, at }) => [code, at.path])).toEqual([
      ['terms.circle', '/payments/0/of'],
      ['terms.circle', '/amounts/rest_of_it/less/0'],
    ]);
  });

  it('lets a payment read what a part of an earlier payment gave', () => {
    const parts =
      '{ id: sum, parts: [ { id: one, amount: 5 }, { id: two, share: 5 %, of: one } ] }';
    expect(findingsIn(payments(parts, '{ id: bonus, share: 2.5 %, of: one }'))).toEqual([]);
  });

  it('lets an amount read a payment, and a later payment that amount', () => {
    const found = findingsIn({
      amounts: '{ unpaid: { share: 100 %, of: advanced, less: [part] } }',
      ...payments(part, '{ id: guarantee, amount: unpaid }'),
    });
    expect(found).toEqual([]);
  });
});

describe('conditions: check finds', () => {
  finds([
    [
      'a state that the event does not have',
      payments('{ id: part, when: { delivery: acepted }, share: 40 %, of: advanced }'),
      'terms.state-unknown',
      '/payments/0/when/delivery',
    ],
    [
      'bounds on an event',
      payments('{ id: part, when: { delivery: { above: 0 } }, share: 40 %, of: advanced }'),
      'terms.event-bounded',
      '/payments/0/when/delivery',
    ],
    [
      'a figure without bounds',
      payments('{ id: part, when: { days: many }, share: 40 %, of: advanced }'),
      'terms.bounds-missing',
      '/payments/0/when/days',
    ],
    [
      'a due event that is not there',
      payments('{ id: part, share: 40 %, of: advanced, due: delivry }'),
      'terms.event-unknown',
      '/payments/0/due',
    ],
    [
      'a period that is not there',
      {
        periods: '[ { id: first, from: 2020-01-01, to: 2020-12-31 } ]',
        ...payments('{ id: part, when: { period: frist }, share: 40 %, of: advanced }'),
      },
      'terms.period-unknown',
      '/payments/0/when/period',
    ],
    [
      'a gate that no result can open',
      payments('{ id: part, when: { fall: { above: 100 % } }, share: 40 %, of: advanced }'),
      'terms.gate-unreachable',
      '/payments/0/when/fall',
    ],
    [
      'a gate that is always open',
      payments('{ id: part, when: { fall: { from: 0 % } }, share: 40 %, of: advanced }'),
      'terms.gate-always-open',
      '/payments/0/when/fall',
    ],
    [
      'an otherwise that nothing leads to',
      payments('{ id: part, share: 40 %, of: advanced, otherwise: 5 }'),
      'terms.otherwise-never',
      '/payments/0/otherwise',
    ],
  ]);
});

describe('units: check finds', () => {
  finds([
    [
      'a bare number where a percentage is meant',
      payments('{ id: part, share: 0.40, of: advanced }'),
      'terms.percent-missing',
      '/payments/0/share',
    ],
    [
      'a percentage of nothing',
      payments('{ id: part, share: 40 %, of: advanced, atMost: 20 % }'),
      'terms.percent-of-nothing',
      '/payments/0/atMost',
    ],
    [
      'a bound without the unit of its metric',
      payments('{ id: part, when: { days: { from: 90 } }, share: 40 %, of: advanced }'),
      'terms.unit-mismatch',
      '/payments/0/when/days/from',
    ],
    [
      'points where the metric is in per cent',
      payments('{ id: part, when: { fall: { from: 9 points } }, share: 40 %, of: advanced }'),
      'terms.unit-mismatch',
      '/payments/0/when/fall/from',
    ],
    [
      'a percentage where a quotient is compared as a number',
      {
        metrics: `
  days: { purpose: gate, unit: days, better: higher, missing: wait, effect: ratio, comparator: { kind: forecast, value: 100 } }`,
        ...payments('{ id: part, when: { days: { from: 90 % } }, share: 40 %, of: advanced }'),
      },
      'terms.unit-mismatch',
      '/payments/0/when/days/from',
    ],
    [
      'a share of something that is no money',
      { ...payments('{ id: part, share: 40 %, of: advanced, atMost: days }') },
      'terms.unit-mismatch',
      '/payments/0/atMost',
    ],
    [
      'a price on a percentage that does not say for how much',
      payments('{ id: part, price: 160 000, of: fall }'),
      'terms.each-missing',
      '/payments/0/price',
    ],
    [
      'each in another unit than the base',
      payments('{ id: part, price: 160 000, each: 1 %, of: days }'),
      'terms.unit-mismatch',
      '/payments/0/each',
    ],
    [
      'a range of a percentage without its unit',
      {
        metrics:
          '{ fall: { purpose: payment, unit: "%", better: higher, missing: wait, range: 0 to 1 % } }',
      },
      'terms.percent-missing',
      '/metrics/fall/range',
    ],
    [
      'a base that is missing',
      payments('{ id: part, share: 40 % }'),
      'terms.base-missing',
      '/payments/0/share',
    ],
    [
      'a word that changes nothing',
      payments('{ id: part, amount: 5, tranche: { to: 3 } }'),
      'terms.word-misplaced',
      '/payments/0/tranche',
    ],
    [
      'a floor above its cap',
      payments('{ id: part, share: 40 %, of: advanced, atLeast: 500, atMost: 400 }'),
      'terms.floor-above-cap',
      '/payments/0/atLeast',
    ],
    [
      'an unknown figure, as a warning',
      payments('{ id: part, share: unknown, of: advanced }'),
      'terms.figure-unpublished',
      '/payments/0/share',
    ],
  ]);

  it('shows the mended number', () => {
    const mended = (fields: Record<string, string>) => findingsIn(fields)[0]?.facts['mended'];
    expect(mended(payments('{ id: part, share: 0.40, of: advanced }'))).toBe('40 %');
    expect(mended(payments('{ id: part, share: 40, of: advanced }'))).toBe('40 %');
    const gate = '{ id: part, when: { days: { from: 90 } }, amount: 5 }';
    expect(mended(payments(gate))).toBe('90 days');
  });

  it('accepts an amount in the unit of a metric, with bounds and limits in that unit', () => {
    const found = findingsIn({
      amounts: '{ payable: { share: 80 %, of: days, atMost: 365 days } }',
      ...payments('{ id: part, when: { payable: { from: 90 days } }, price: 12.50, of: payable }'),
    });
    expect(found).toEqual([]);
  });
});

describe('tables: check finds', () => {
  const table = (...rows: readonly string[]) =>
    payments(`{ id: a, amount: { by: fall, rows: [ ${rows.join(', ')} ] } }`);
  finds([
    [
      'a gap between two rows',
      table('{ below: 5 %, is: 0 }', '{ from: 6 %, is: 9 }'),
      'terms.table-gap',
      '/payments/0/amount/rows/1',
    ],
    [
      'a gap of one point',
      table('{ below: 5 %, is: 0 }', '{ above: 5 %, is: 9 }'),
      'terms.table-gap',
      '/payments/0/amount/rows/1',
    ],
    [
      'an overlap of one point',
      table('{ to: 5 %, is: 0 }', '{ from: 5 %, is: 9 }'),
      'terms.table-overlap',
      '/payments/0/amount/rows/1',
    ],
    [
      'a row that takes what the next speaks of',
      table('{ from: 0 %, is: 0 }', '{ from: 5 %, is: 9 }'),
      'terms.table-overlap',
      '/payments/0/amount/rows/1',
    ],
    [
      'rows that do not rise',
      table('{ from: 5 %, is: 9 }', '{ below: 5 %, is: 0 }'),
      'terms.rows-unordered',
      '/payments/0/amount/rows/1',
    ],
    [
      'what lies above the last row',
      table('{ below: 5 %, is: 0 }', '{ from: 5 %, to: 50 %, is: 9 }'),
      'terms.table-gap',
      '/payments/0/amount/rows/1',
    ],
    [
      'a row above every possible value',
      table('{ to: 100 %, is: 0 }', '{ above: 100 %, is: 9 }'),
      'terms.row-unreachable',
      '/payments/0/amount/rows/1',
    ],
    [
      'a row that rises without an end',
      table('{ below: 5 %, is: 0 }', '{ from: 5 %, is: 9, risingTo: 20 }'),
      'terms.rising-unbounded',
      '/payments/0/amount/rows/1/risingTo',
    ],
    [
      'a percentage in a cell where money is meant',
      table('{ below: 5 %, is: 0 }', '{ from: 5 %, is: 40 % }'),
      'terms.percent-of-nothing',
      '/payments/0/amount/rows/1/is',
    ],
    [
      'a cohort that the table leaves out',
      {
        cohorts: '[first, second]',
        ...payments('{ id: a, per: cohort, amount: { by: cohort, values: { first: 5 } } }'),
      },
      'terms.table-gap',
      '/payments/0/amount/values',
    ],
  ]);

  it('accepts rows that meet, at names too', () => {
    const byCapital =
      '{ id: a, amount: { by: saving, rows: [ { to: advanced, is: 0 }, { above: advanced, is: 9 } ] } }';
    expect(findingsIn(payments(byCapital))).toEqual([]);
    expect(findingsIn(table('{ from: 0 %, below: 5 %, is: 0 }', '{ from: 5 %, is: 9 }'))).toEqual(
      [],
    );
  });
});

describe('parties: check finds', () => {
  const parties = (judge: string) => ({
    parties: `
  town: { name: Town, roles: [outcome-payer, project-owner, finance] }
  fund: { name: Fund, roles: [investor${judge}] }
  service: { name: Service, roles: [provider] }
  judge: { name: Judge, roles: [evaluator] }`,
  });
  const settlement = (payers: string) => ({
    settlement: `{ rounding: { to: 1, mode: half-up }, payers: [ ${payers} ] }`,
  });
  finds([
    [
      'a payer that is not a party',
      settlement('{ party: twon, share: rest }'),
      'terms.party-unknown',
      '/settlement/payers/0/party',
    ],
    [
      'a payer without the role',
      settlement('{ party: fund, share: rest }'),
      'terms.role-missing',
      '/settlement/payers/0/party',
    ],
    [
      'shares above the whole',
      settlement('{ party: town, share: 60 % }, { party: town, share: 60 % }'),
      'terms.shares-above-whole',
      '/settlement/payers',
    ],
    [
      'shares below the whole with nobody for the rest',
      settlement('{ party: town, share: 60 % }, { party: town, share: 30 % }'),
      'terms.shares-below-whole',
      '/settlement/payers',
    ],
    [
      'two with the rest',
      settlement('{ party: town, share: rest }, { party: town, share: rest }'),
      'terms.rest-twice',
      '/settlement/payers',
    ],
    [
      'a verifier with an interest in the result',
      { ...parties(', evaluator'), verification: '{ verifier: fund }' },
      'terms.verifier-not-independent',
      '/verification/verifier',
    ],
    [
      'that interest as a warning where it is agreed',
      { ...parties(', evaluator'), verification: '{ verifier: fund, independence: agreed away }' },
      'terms.verifier-agreed-interested',
      '/verification/verifier',
    ],
    ['that nobody verifies', { verification: '' }, 'terms.verification-missing', ''],
    [
      'objections by a role that nobody holds',
      { verification: '{ verifier: judge, objections: { within: 21 days, by: [guarantor] } }' },
      'terms.role-vacant',
      '/verification/objections/by/0',
    ],
  ]);

  it('says which roles are vacant', () => {
    const found = findingsIn({
      parties:
        '{ town: { name: Town, roles: [outcome-payer] }, judge: { name: J, roles: [evaluator] } }',
      capital: '{ advanced: { committed: 5 } }',
    });
    expect(found.map(({ code, severity, facts }) => [code, severity, facts['role']])).toEqual([
      ['terms.role-vacant', 'warning', 'provider'],
      ['terms.role-vacant', 'warning', 'project-owner'],
      ['terms.role-vacant', 'warning', 'finance'],
      ['terms.role-vacant', 'warning', 'investor'],
    ]);
  });
});

describe('metrics and time: check finds', () => {
  const metric = (fields: string) => ({
    metrics: `{ m: { purpose: payment, better: lower, ${fields} } }`,
  });
  const phases = '{ intervention: { from: 2020-01-01, to: 2020-12-31 }, end: 2021-12-31 }';
  finds([
    [
      'an effect that is compared with nothing',
      metric('unit: days, effect: improvement, missing: excluded'),
      'terms.comparator-missing',
      '/metrics/m/effect',
    ],
    [
      'a target without a value',
      metric('unit: days, missing: excluded, comparator: { kind: fixed-target }'),
      'terms.comparator-value-missing',
      '/metrics/m/comparator',
    ],
    [
      'an effect against an assumption',
      metric('unit: days, missing: excluded, comparator: { kind: assumed-rate, value: 5 }'),
      'terms.effect-assumed',
      '/metrics/m/comparator/kind',
    ],
    [
      'own past that is not delimited',
      metric(
        'unit: days, missing: excluded, comparator: { kind: own-reference-period }, measure: { observation: d, as: sum }',
      ),
      'terms.reference-missing',
      '/metrics/m/comparator',
    ],
    [
      'that data on persons would be kept for ever',
      {
        ...metric('unit: days, missing: excluded, measure: { observation: d, as: sum }'),
        retention: '',
      },
      'terms.retention-missing',
      '/metrics/m',
    ],
    [
      'no rule for those without data',
      metric('unit: days'),
      'terms.missing-rule-left-out',
      '/metrics/m',
    ],
    [
      'a saving that, being negative, would eat other payments',
      {
        ...metric(
          'unit: SEK, missing: wait, effect: improvement, comparator: { kind: matched-group }',
        ),
        ...payments('{ id: part, share: 60 %, of: m }'),
      },
      'terms.negative-eats',
      '/payments/0/of',
    ],
    [
      'a period whose days run backwards',
      { periods: '[ { id: a, from: 2020-12-31, to: 2020-01-01 } ]' },
      'terms.dates-backwards',
      '/periods/0/to',
    ],
    [
      'periods that share a day',
      {
        periods:
          '[ { id: a, from: 2020-01-01, to: 2020-12-31 }, { id: b, from: 2020-12-31, to: 2021-12-31 } ]',
      },
      'terms.periods-overlap',
      '/periods/1',
    ],
    [
      'a period that ends after the contract',
      { phases, periods: '[ { id: a, from: 2021-01-01, to: 2022-01-01 } ]' },
      'terms.period-outside-phases',
      '/periods/0',
    ],
    [
      'a window that closes after the contract for those enrolled last',
      {
        phases,
        ...metric(
          'unit: days, missing: excluded, window: { counted: after enrolment, closes: 12 months, lag: 1 months }',
        ),
      },
      'terms.window-after-end',
      '/metrics/m/window',
    ],
  ]);
});

describe('a limit over several payers: check finds', () => {
  const card = (cut: string, payers = 'payersBy: commissioner') =>
    payments(
      `{ id: card, ${payers}, atMost: 200, cut: ${cut}, rates: [ { outcome: job, price: 9 } ] }`,
    );

  it.each(['latest first', 'earliest first'])(
    'a cut by the days of claims (%s), of which it would take in proportion',
    (cut) => {
      const found = findingsIn(card(cut)).map(({ code, at }) => [code, at.path]);
      expect(found).toContainEqual(['terms.cut-of-payers', '/payments/0/cut']);
    },
  );

  it('nothing where it is in proportion, from the last, or all of the same payers', () => {
    const codes = [
      card('pro rata'),
      card('last first'),
      card('latest first', 'round: { to: 1, mode: up }'),
    ]
      .flatMap(findingsIn)
      .map(({ code }) => code);
    expect(codes).not.toContain('terms.cut-of-payers');
  });
});

describe('a price that names an amount: check finds', () => {
  const priced = (amount: string, price = 'pricelist') =>
    findingsIn({
      amounts: `{ pricelist: ${amount} }`,
      ...payments(`{ id: card, rates: [ { outcome: job, price: ${price} } ] }`),
    }).map(({ code, at }) => [code, at.path]);
  const byDate =
    '{ by: date, rows: [ { below: 2025-07-01, is: 100 }, { from: 2025-07-01, is: 200 } ] }';
  const found = ['terms.price-by-settlement', '/payments/0/rates/0/price'];

  it('that it is read on the day of the settlement, where it hangs on the date', () => {
    expect(priced(byDate)).toContainEqual(found);
  });

  it('nothing where it is a number, or the table stands in the line', () => {
    expect(priced('100')).not.toContainEqual(found);
    expect(priced('100', byDate)).not.toContainEqual(found);
  });
});
