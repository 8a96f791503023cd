import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../core/outcomes/evaluate.ts';
import { readPartial, writePartial } from '../../../../core/outcomes/part-file.ts';
import { planOf } from '../../../../core/outcomes/plan/plan.ts';
import type { Enrolment, Observation } from '../../../../core/outcomes/records.ts';
import { mergePartials, tallyPersons } from '../../../../core/outcomes/tallies/partial.ts';
import { addTallies, NOBODY } from '../../../../core/outcomes/tallies/tally.ts';
import type { Metric } from '../../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from '../contract.ts';

const AS_OF = '2018-06-01';
const own = persons(6);
const group = persons(5, { prefix: 'g', arm: 'comparison' });
const BEFORE = { date: '2016-10-01' };

function termsOf(rest: Partial<Metric>, measure: Partial<Metric['measure']> = {}) {
  return termsWith({
    metrics: {
      care: {
        ...{ purpose: 'payment', unit: 'SEK', better: 'higher', missing: 'excluded' },
        window: { counted: 'after enrolment', closes: '12 months' },
        measure: { observation: 'care', as: 'sum', ...measure },
        ...rest,
      },
    },
  });
}

function withAnyOf(
  terms: ReturnType<typeof termsOf>,
  enrolments: readonly Enrolment[],
  observations: readonly Observation[],
) {
  const evaluated = evaluate({ terms, enrolments, observations, asOf: AS_OF });
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.findings));
  return evaluated.value.metrics[0]?.withAny;
}

/** One row for each of the first persons, in order. */
function rows(people: readonly Enrolment[], values: readonly string[], rest = {}): Observation[] {
  return values.flatMap((value, at) => {
    const person = people[at]?.person;
    return person === undefined ? [] : [seen(person, { observation: 'care', value, ...rest })];
  });
}

const reference = { counted: 'before enrolment', closes: '6 months' } as const;

describe('how many have any', () => {
  it('are the measured whose figure is not 0, of the group too', () => {
    const terms = termsOf({ effect: 'improvement', comparator: { kind: 'matched-group' } });
    const observations = [...rows(own, ['1', '0', '-2', '0.0']), ...rows(group, ['0', '3'])];
    expect(withAnyOf(terms, [...own, ...group], observations)).toEqual({ own: 2, comparator: 1 });
  });

  it('are counted once however many rows they have, and not where these cancel out', () => {
    const [first, second] = [own.slice(0, 1), own.slice(1, 2)];
    const twice = (people: Enrolment[], values: [string, string]) =>
      values.flatMap((value, day) => rows(people, [value], { date: `2017-05-0${day + 1}` }));
    const observations = [...twice(first, ['4', '5']), ...twice(second, ['4', '-4'])];
    expect(withAnyOf(termsOf({}), own, observations)).toEqual({ own: 1 });
  });

  it('are told of the time before by those measured and those missing', () => {
    const observations = [
      ...rows(own, ['0', '5', '5', '5']),
      ...rows(own, ['9', '0', '9', '9', '0', '9'], BEFORE),
    ];
    const terms = termsOf({
      ...{ effect: 'improvement', missing: 'not improved' },
      comparator: { kind: 'own-reference-period', reference },
    });
    expect(withAnyOf(terms, own, observations)).toEqual({
      own: 3,
      before: { measured: { own: 3 }, missing: { own: 1 } },
    });
    const differences = termsOf({
      effect: 'improvement',
      comparator: { kind: 'difference-in-differences', reference },
    });
    const both = [...observations, ...rows(group, ['0', '2']), ...rows(group, ['1', '0'], BEFORE)];
    expect(withAnyOf(differences, [...own, ...group], both)).toEqual({
      ...{ own: 3, comparator: 1 },
      before: { measured: { own: 3, comparator: 1 }, missing: { own: 1, comparator: 0 } },
    });
  });

  it('are those who have changed, where change is counted', () => {
    const baseline = { counted: 'before enrolment', closes: '6 months' } as const;
    const terms = termsOf({}, { as: 'mean', perPerson: 'latest', baseline });
    const observations = [
      ...rows(own, ['5', '6', '7', '8']),
      ...rows(own, ['5', '5', '7', '9'], BEFORE),
    ];
    expect(withAnyOf(terms, own, observations)).toEqual({ own: 2 });
  });

  it('are not told of a share, which counts persons by itself', () => {
    const terms = termsOf({ unit: '%' }, { as: 'share', counts: { from: '1' } });
    expect(withAnyOf(terms, own, rows(own, ['1', '0']))).toBeUndefined();
  });

  it('are not known where a part of before did not count them, and everything else is', () => {
    const plan = planOf(termsOf({}));
    const part = (people: Enrolment[]) =>
      tallyPersons(plan, {
        enrolments: people,
        observations: rows(people, ['1', '0', '2']),
        asOf: AS_OF,
      });
    const [one, other] = [part(own.slice(0, 3)), part(own.slice(3))];
    const ofBefore = JSON.stringify(writePartial(other)).replace(/"\w*[wW]ithAny\w*":\d+,/g, '');
    expect(ofBefore).not.toMatch(/withAny/i);
    const merged = mergePartials([one, readPartial(JSON.parse(ofBefore))]);
    const whole = mergePartials([one, other]);
    expect(whole.cells[0]?.treatment.withAny).toBe(4);
    const unknown = { withAny: undefined, withAnyBefore: undefined };
    expect(merged.cells[0]?.treatment).toEqual({
      ...whole.cells[0]?.treatment,
      ...{ ...unknown, missingWithAnyBefore: undefined },
    });
  });

  it('add up, and nobody adds none', () => {
    const count = fc.option(fc.nat(1000), { nil: undefined });
    const tally = fc
      .record({ withAny: count, withAnyBefore: count, missingWithAnyBefore: count })
      .map((counts) => ({ ...NOBODY, ...counts }));
    fc.assert(
      fc.property(tally, tally, tally, (one, two, three) => {
        expect(addTallies(one, NOBODY)).toEqual(one);
        expect(addTallies(one, two)).toEqual(addTallies(two, one));
        expect(addTallies(addTallies(one, two), three)).toEqual(
          addTallies(one, addTallies(two, three)),
        );
      }),
    );
  });
});
