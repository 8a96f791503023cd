import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../core/money/decimal.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from './contract.ts';

const AS_OF = '2020-01-01';

type Data = { readonly enrolments: readonly Enrolment[]; readonly observations: Observation[] };

function outcomeOf(metric: Metric, { enrolments, observations }: Data) {
  const terms = termsWith({ metrics: { metric } });
  const result = evaluate({ terms, enrolments, observations, asOf: AS_OF });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  const [outcome] = result.value.metrics;
  if (!outcome) throw new Error('no outcome');
  return outcome;
}

/** Both arms; of those who have a value it was observed. */
function arms(own: readonly (number | null)[], other: readonly (number | null)[]): Data {
  const observed = (prefix: string, values: readonly (number | null)[]) =>
    values.flatMap((value, at) =>
      value === null ? [] : [seen(`${prefix}-${at + 1}`, { value: String(value) })],
    );
  return {
    enrolments: [
      ...persons(own.length),
      ...persons(other.length, { prefix: 'c', arm: 'comparison' }),
    ],
    observations: [...observed('p', own), ...observed('c', other)],
  };
}

function ones(achieved: number, failed: number, missing: number) {
  return [...Array(achieved).fill(1), ...Array(failed).fill(0), ...Array(missing).fill(null)];
}

const AGAINST: Pick<Metric, 'effect' | 'comparator'> = {
  effect: 'improvement',
  comparator: { kind: 'matched-group' },
};

const SHARE: Metric = {
  purpose: 'payment',
  unit: 'points',
  better: 'higher',
  missing: 'excluded',
  measure: { observation: 'event', as: 'share', counts: { from: '1' } },
  ...AGAINST,
};

// 6 of 8 measured and 2 missing, against 3 of 6 measured and 4 missing.
const EIGHT_AND_SIX = arms(ones(6, 2, 2), ones(3, 3, 4));

describe('the worst case', () => {
  it.each(['excluded', 'failure', 'not improved', 'wait'] as const)(
    'is own failures against the comparison group’s successes, whatever the contract says (%s)',
    (missing) => {
      // 6 of 10 against 7 of 10.
      expect(outcomeOf({ ...SHARE, missing }, EIGHT_AND_SIX).worstCase).toEqual({
        policy: 'failure',
        own: { sum: '6', of: '10', level: '60' },
        comparator: { sum: '7', of: '10', level: '70' },
        effect: '-10',
      });
    },
  );

  it('is 8 of 10 against 3 of 10 where a low share is good', () => {
    const { worstCase } = outcomeOf({ ...SHARE, better: 'lower' }, EIGHT_AND_SIX);
    expect(worstCase.effect).toBe('-50');
  });

  it('is known where only the comparison group has missing', () => {
    const { worstCase } = outcomeOf(SHARE, arms(ones(6, 4, 0), ones(3, 3, 4)));
    expect(worstCase.effect).toBe('-10');
  });

  it('is the contract’s own result where nobody is missing', () => {
    const mean: Metric = {
      ...SHARE,
      better: 'lower',
      measure: { observation: 'event', as: 'mean' },
    };
    const { worstCase, effect } = outcomeOf(mean, arms([3, 5], [4, 8]));
    expect(effect).toBe('2');
    expect(worstCase).toMatchObject({ effect: '2' });
    expect(worstCase).not.toHaveProperty('unbounded');
  });

  it.each([
    ['lower', 'own figure', [1, null], [1, 0]],
    ['lower', undefined, [1, 0], [1, null]],
    ['higher', undefined, [1, null], [1, 0]],
    ['higher', 'comparison figure', [1, 0], [1, null]],
  ] as const)(
    'has a bound or says why not in means where %s is better',
    (better, why, own, other) => {
      const mean: Metric = { ...SHARE, better, measure: { observation: 'event', as: 'mean' } };
      const { worstCase } = outcomeOf(mean, arms(own, other));
      expect(worstCase.unbounded).toBe(why);
      expect(worstCase.effect === null).toBe(why !== undefined);
    },
  );

  it('uses the bounds that the terms set to a figure', () => {
    const measure = {
      observation: 'event',
      as: 'mean',
      outliers: { from: '0', to: '40', are: 'capped' },
    } as const;
    const mean: Metric = { ...SHARE, better: 'lower', measure };
    // 10, 10 and 40 against 30 and 0: 20 against 15.
    expect(outcomeOf(mean, arms([10, 10, null], [30, null])).worstCase.effect).toBe('-5');
  });

  it('is the end of what the terms say can occur, where a figure has no bound', () => {
    const measure = { observation: 'event', as: 'mean' } as const;
    const mean: Metric = { ...SHARE, better: 'lower', measure, range: '-20 to 40' };
    const data = arms([10, null], [30, 30]);
    expect(outcomeOf(mean, data).worstCase).toMatchObject({
      ...{ own: null, effect: '-20', unbounded: 'own figure' },
    });
    // What was found is beyond that range already, so that it tells nothing.
    const found = outcomeOf({ ...mean, range: '25 to 40' }, data);
    expect(found.worstCase).toMatchObject({ effect: null, unbounded: 'own figure' });
  });

  it('has no bound where the effect is divided by what may be nothing', () => {
    const relative: Metric = {
      ...SHARE,
      unit: '%',
      better: 'lower',
      effect: 'relative improvement',
    };
    const { worstCase } = outcomeOf(relative, arms(ones(1, 1, 0), ones(0, 2, 1)));
    expect(worstCase).toMatchObject({ effect: null, unbounded: 'comparator is zero' });
  });

  it('takes what is known of the missing before, and the worst of what is not', () => {
    const metric: Metric = {
      ...SHARE,
      comparator: {
        kind: 'own-reference-period',
        reference: { counted: 'before enrolment', closes: '12 months' },
      },
    };
    const earlier = (person: string) => seen(person, { date: '2016-06-01', value: '0' });
    const data = {
      enrolments: persons(3),
      observations: [earlier('p-1'), seen('p-1'), earlier('p-2')],
    };
    // After: 1 of 3. Before: nobody of the two who are known, and the third at worst: 1 of 3.
    expect(outcomeOf(metric, data).worstCase).toMatchObject({
      effect: '0',
      comparator: { sum: '1' },
    });
  });

  it('of days in a place is no more days than the missing were followed', () => {
    const metric: Metric = {
      ...{ purpose: 'payment', unit: 'days', better: 'lower' },
      window: { counted: 'after enrolment', closes: '100 days' },
      measure: { observation: 'event', as: 'mean', perPerson: 'days' },
    };
    const stay = seen('p-1', { date: '2017-01-05', until: '2017-01-14' });
    const { worstCase } = outcomeOf(metric, { enrolments: persons(2), observations: [stay] });
    // 10 days, and at most all the 100 that the other was followed.
    expect(worstCase).toMatchObject({ policy: 'failure', own: { sum: '110', of: '2' } });
  });

  it('has no median where those who are missing may never have had the event', () => {
    const metric: Metric = {
      ...{ purpose: 'payment', unit: 'days', better: 'lower' },
      window: { counted: 'after enrolment', closes: '12 months' },
      measure: { observation: 'event', as: 'median time' },
    };
    const data = { enrolments: persons(3), observations: [seen('p-1')] };
    expect(outcomeOf(metric, data).worstCase).toMatchObject({
      ...{ effect: null, unbounded: 'median not reached' },
    });
  });
});

const EFFECTS = ['level', 'improvement', 'relative improvement', 'ratio', 'extra'] as const;
const VALUES = [-2, 0, 1, 3] as const;

/** Every way in which those without a value may have come out. */
function* assignments(values: readonly (number | null)[], of: readonly number[]) {
  const holes = values.filter((value) => value === null).length;
  for (let code = 0; code < of.length ** holes; code += 1) {
    let rest = code;
    yield values.map((value) => {
      if (value !== null) return value;
      const chosen = of[rest % of.length] ?? 0;
      rest = Math.floor(rest / of.length);
      return chosen;
    });
  }
}

describe('of all ways in which it may have gone for the missing', () => {
  const arm = (of: readonly number[]) =>
    fc.array(fc.oneof(fc.constantFrom(...of), fc.constant(null)), { minLength: 1, maxLength: 4 });
  const about = {
    better: fc.constantFrom('higher' as const, 'lower' as const),
    effect: fc.constantFrom(...EFFECTS),
    missing: fc.constantFrom('excluded' as const, 'failure' as const, 'not improved' as const),
  };

  function holds(metric: Metric, [own, other]: (number | null)[][], of: readonly number[]) {
    if (!own || !other || own.every((value) => value === null)) return;
    const { worstCase } = outcomeOf(metric, arms(own, other));
    const effects = [...assignments(own, of)].flatMap((ofOwn) =>
      [...assignments(other, of)].map((ofOther) => outcomeOf(metric, arms(ofOwn, ofOther)).effect),
    );
    const known = effects.filter((effect) => effect !== null).map((effect) => new Decimal(effect));
    if (worstCase.unbounded !== undefined) {
      // Some way it may have gone leaves nothing to divide by, or something below it.
      expect(worstCase.unbounded).toBe('comparator is zero');
      expect(effects.includes(null) || of.some((value) => value < 0)).toBe(true);
      expect(metric.effect === 'ratio' || metric.effect === 'relative improvement').toBe(true);
      return;
    }
    const [first = new Decimal(0), ...others] = known;
    const isUp = metric.better === 'lower' && ['level', 'ratio'].includes(metric.effect ?? 'level');
    const worst = others.reduce((one, two) => (two.lt(one) === isUp ? one : two), first);
    if (known.length === 0) expect(worstCase.effect).toBeNull();
    else expect(new Decimal(worstCase.effect ?? 'NaN').toFixed(30)).toBe(worst.toFixed(30));
  }

  it('the worst case is the worst, of shares', () => {
    fc.assert(
      fc.property(fc.record({ ...about, own: arm([0, 1]), other: arm([0, 1]) }), (input) => {
        const { better, effect, missing, own, other } = input;
        holds({ ...SHARE, unit: '%', better, effect, missing }, [own, other], [0, 1]);
      }),
      { numRuns: 120 },
    );
  });

  it('the worst case is the worst, of means within the bounds of the terms', () => {
    const measure = {
      observation: 'event',
      as: 'mean',
      outliers: { from: '-2', to: '3', are: 'capped' },
    } as const;
    fc.assert(
      fc.property(fc.record({ ...about, own: arm(VALUES), other: arm(VALUES) }), (input) => {
        const { better, effect, own, other } = input;
        if ([...own, ...other].filter((value) => value === null).length > 3) return;
        holds({ ...SHARE, unit: '%', better, effect, measure }, [own, other], VALUES);
      }),
      { numRuns: 80 },
    );
  });
});
