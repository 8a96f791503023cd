import fc from 'fast-check';
import type { Facts } from '../../../core/settlement/facts.ts';
import type { TermsInForce } from '../../../core/settlement/settlement.ts';
import { termsOf } from './norrkoping.ts';

const METRICS = ['days', 'rooms', 'calls'] as const;
const COHORTS = ['first', 'second'];
const PERIODS = [
  { id: 'year_1', from: '2019-01-01', to: '2019-12-31' },
  { id: 'year_2', from: '2020-01-01', to: '2020-12-31' },
];
const OUTCOMES = ['entry', 'job'];

type Places = Record<string, unknown>;

const RATES = {
  rates: OUTCOMES.map((outcome) => ({ outcome, price: '11', claims: '2' })),
  atMostPer: { person: '25' },
};

/** Stands in every tree, so that the outcomes are always known. */
const CARD = { id: 'card', ...RATES };

const metric = fc.constantFrom(...METRICS);
const small = fc.integer({ min: 0, max: 30 }).map(String);
const factor = fc.integer({ min: 0, max: 250 }).map((percent) => `${percent} %`);

/** A gate that only opens as its metric rises. */
const when = fc
  .record({ of: metric, word: fc.constantFrom('from', 'above'), bound: small })
  .map(({ of, word, bound }) => ({
    when: { [of]: { [word]: `${bound} days` } },
  }));

/** A table whose rows never fall, level or rising within a row. */
const table = fc
  .tuple(metric, fc.array(fc.nat(50), { minLength: 3, maxLength: 3 }), fc.boolean())
  .map(([by, steps, rises]) => {
    const [low = 0, middle = 0, high = 0] = steps.toSorted((a, b) => a - b).map((step) => step * 7);
    return {
      amount: {
        by,
        rows: [
          { below: '10 days', is: String(low) },
          {
            from: '10 days',
            to: '20 days',
            is: String(low),
            ...(rises ? { risingTo: String(middle) } : {}),
          },
          { above: '20 days', is: String(high) },
        ],
      },
    };
  });

const tranche = fc
  .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 10, max: 40 }), fc.boolean())
  .map(([above, to, isOpen]) => ({
    tranche: { above: String(above), ...(isOpen ? {} : { to: String(to) }) },
  }));

const leaf: fc.Arbitrary<Places> = fc.oneof(
  fc.record({ share: factor, of: metric }),
  fc
    .tuple(fc.record({ price: small, of: metric }), tranche)
    .map(([price, cut]) => ({ ...price, ...cut })),
  fc.record({ share: factor, of: metric }).map((share) => ({
    ...share,
    tranche: { above: '0', untilPaid: 'goal' },
  })),
  fc.constant({
    interest: '7 % a year',
    of: 'advanced',
    dayCount: 'actual/365',
    compound: 'monthly',
  }),
  table,
  small.map((amount) => ({ amount })),
  fc.constant(RATES),
);

const limits: fc.Arbitrary<Places> = fc.oneof(
  fc.constant({}),
  small.map((atMost) => ({ atMost })),
  small.map((atLeast) => ({ atLeast })),
  factor.map((times) => ({ times })),
  fc.constantFrom({ payers: ['guarantor'] }, { payers: ['guarantor', 'region'] }),
  fc.constant({ recipients: ['provider', 'manager'] }),
  small.map((atMost) => ({ atMost, cut: 'last first' })),
  fc
    .constantFrom('half-up', 'half-even', 'half-down', 'up', 'down')
    .map((mode) => ({ round: { to: '5', mode } })),
);

const per = fc.constantFrom({}, {}, { per: 'cohort' }, { per: 'period' });

const sentence = fc.letrec<{ any: Places }>((tie) => ({
  any: fc
    .tuple(
      fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        leaf,
        fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((parts) => ({ parts })),
      ),
      fc.option(when, { nil: {} }),
      limits,
      per,
    )
    .map((places) => Object.assign({}, ...places) as Places),
})).any;

function named(places: Places, id: string): Places {
  const parts = (places['parts'] as Places[] | undefined)?.map((part, at) =>
    named(part, `${id}_${at}`),
  );
  return { id, ...places, ...(parts ? { parts } : {}) };
}

/** The most that all of it may pay. */
export const CAP = 400;

/** Terms of random sentences that can only rise with better outcomes. */
export const monotoneTerms: fc.Arbitrary<TermsInForce> = fc
  .array(sentence, { minLength: 1, maxLength: 3 })
  .map((list) =>
    termsOf({
      cohorts: COHORTS,
      periods: PERIODS,
      metrics: Object.fromEntries(
        METRICS.map((name) => [name, { purpose: 'payment', unit: 'days', better: 'higher' }]),
      ),
      capital: { advanced: { investor: 'investor' } },
      amounts: { goal: '40' },
      payments: [
        {
          id: 'all',
          atMost: String(CAP),
          parts: [...list.map((each, at) => named(each, `s${at}`)), CARD],
        },
      ],
      settlement: {
        rounding: { to: '0.01', mode: 'half-up' },
        payers: [
          { party: 'state', share: '42 %', atMost: '90' },
          { party: 'municipality', share: 'rest' },
        ],
        negative: { claimBack: 'at once' },
      },
    }),
  );

const cells = COHORTS.flatMap((cohort) => PERIODS.map(({ id }) => ({ cohort, period: id })));
const places = METRICS.flatMap((name) => cells.map((cell) => ({ metric: name, ...cell })));

const claims = fc.uniqueArray(
  fc.record({
    outcome: fc.constantFrom(...OUTCOMES),
    person: fc.constantFrom('a', 'b', 'c'),
    cohort: fc.constantFrom(...COHORTS),
    date: fc.constantFrom('2019-03-01', '2019-09-01', '2020-03-01', '2020-09-01'),
  }),
  { selector: (claim) => JSON.stringify(claim), maxLength: 12 },
);

/** Verified results per cohort and period, some of them not measured yet, and claims of three persons. */
export const results: fc.Arbitrary<Facts> = fc
  .tuple(
    fc.array(fc.option(fc.nat(25)), { minLength: places.length, maxLength: places.length }),
    claims,
  )
  .map(([values, claimed]) => ({
    asOf: '2021-01-01',
    metrics: places.flatMap((place, at) => {
      const value = values[at];
      return value === null || value === undefined ? [] : [{ ...place, value: String(value) }];
    }),
    capital: [{ capital: 'advanced', amount: '50', date: '2019-02-03' }],
    amounts: [],
    events: [],
    claims: claimed,
  }));
