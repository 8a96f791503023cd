import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Delivered, enrolledBy } from '../../../../core/outcomes/deliveries/delivered.ts';
import { misfitWithout } from '../../../../core/outcomes/deliveries/without.ts';
import { checkedFor } from '../../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../../core/outcomes/records.ts';
import { seen, termsWith } from '../contract.ts';

const terms = termsWith({
  metrics: {
    share: {
      purpose: 'payment',
      unit: '%',
      better: 'higher',
      measure: { observation: 'event', as: 'share' },
    },
  },
  followUp: { leaving: { moved: 'missing' } },
});

type Row = Pick<Enrolment, 'person'> & Partial<Enrolment>;

/** A delivery whose rows know where they stand. */
const enrolling = (importId: string, ...rows: Row[]): Delivered => ({
  importId,
  what: 'enrolments',
  rows: rows.map((row, index) => ({
    ...{ enrolledOn: '2017-01-01', arm: 'treatment' },
    ...{ ...row, at: { file: importId, row: index + 2 } },
  })),
});

const observing = (importId: string, ...persons: string[]): Delivered => ({
  importId,
  what: 'observations',
  periodId: 'y1',
  rows: persons.map((person, index): Observation => {
    return { ...seen(person), at: { file: importId, row: index + 2 } };
  }),
});

const misfit = (without: string, ...deliveries: Delivered[]) => {
  const found = misfitWithout({ terms, asOf: '2019-06-30', deliveries, without });
  return { rows: Object.fromEntries(found.rows), others: found.others.map(({ code }) => code) };
};

const left = { leftOn: '2017-06-01', leftReason: 'moved' };

describe('what no longer fits without a delivery', () => {
  it('is nothing where nobody else speaks of its persons', () => {
    const all = [
      enrolling('a', { person: 'p-1' }),
      enrolling('b', { person: 'p-2' }),
      observing('o', 'p-2'),
    ];
    expect(misfit('a', ...all)).toEqual({ rows: {}, others: [] });
    expect(misfit('o', ...all)).toEqual({ rows: {}, others: [] });
  });

  it('is what was observed of its persons, by rows', () => {
    const all = [enrolling('a', { person: 'p-1' }), enrolling('b', { person: 'p-2' })];
    const observed = [observing('o', 'p-1', 'p-2'), observing('q', 'p-2')];
    expect(misfit('a', ...all, ...observed)).toEqual({ rows: { o: 1 }, others: [] });
  });

  it('is what was told of them since, and what needs the delivery that tells it', () => {
    const all = [
      enrolling('a', { person: 'p-1' }),
      enrolling('b', { person: 'p-1', ...left }, { person: 'p-2' }),
      enrolling('c', { person: 'p-2', leftOn: '2017-07-01', leftReason: 'moved' }),
    ];
    const observed = observing('o', 'p-2');
    expect(misfit('a', ...all, observed).rows).toEqual({ b: 1, c: 1, o: 1 });
    expect(misfit('b', ...all, observed).rows).toEqual({ c: 1, o: 1 });
    expect(misfit('c', ...all, observed).rows).toEqual({});
  });

  it('is a return of somebody who would not have left', () => {
    const all = [
      enrolling('a', { person: 'p-1' }),
      enrolling('b', { person: 'p-1', ...left }),
      enrolling('c', { person: 'p-1', enrolledOn: '2017-08-01' }),
    ];
    expect(misfit('b', ...all).rows).toEqual({ c: 1 });
  });

  it('is not what was wrong before', () => {
    const all = [
      enrolling('a', { person: 'p-1' }),
      observing('o', 'p-9'),
      enrolling('b', { person: 'p-2' }),
    ];
    expect(misfit('b', ...all)).toEqual({ rows: {}, others: [] });
  });

  it('leaves nothing wrong, and whatever stands can be taken back after what is said to need it', () => {
    const person = fc.constantFrom('p-1', 'p-2', 'p-3');
    const leaving = fc.record({
      person,
      leftOn: fc.constantFrom('2017-03-01', '2017-06-01'),
      leftReason: fc.constant('moved'),
    });
    const back = fc.record({ person, enrolledOn: fc.constantFrom('2017-04-01', '2017-08-01') });
    const enrolment = fc.oneof(fc.record({ person }), leaving, back);
    const rows = fc.uniqueArray(enrolment, { minLength: 1, maxLength: 3, selector: keyOf });
    const delivery = fc.oneof(
      rows.map((each) => (id: string) => enrolling(id, ...each)),
      fc
        .uniqueArray(person, { minLength: 1 })
        .map((each) => (id: string) => observing(id, ...each)),
    );
    fc.assert(
      fc.property(fc.array(delivery, { maxLength: 8 }), fc.nat(), (made, chosen) => {
        const standing = made.reduce<Delivered[]>((before, make, index) => {
          const all = before.concat(make(`d${index}`));
          return isRight(all) ? all : before;
        }, []);
        const first = standing[chosen % Math.max(1, standing.length)]?.importId ?? '';
        let left = standing;
        const takeBack = (importId: string): void => {
          for (;;) {
            const needed = Object.keys(misfit(importId, ...left).rows);
            const newest = left.findLast((each) => needed.includes(each.importId));
            if (newest === undefined) break;
            takeBack(newest.importId);
          }
          left = left.filter((each) => each.importId !== importId);
          expect(isRight(left)).toBe(true);
        };
        takeBack(first);
      }),
      { numRuns: 300 },
    );
  });
});

const keyOf = ({ person, enrolledOn = '2017-01-01' }: Row) => `${person} ${enrolledOn}`;

/** Whether all of these could have been delivered in their order. */
function isRight(deliveries: readonly Delivered[]): boolean {
  const enrolments = enrolledBy(deliveries);
  const observations = deliveries.flatMap((each) =>
    each.what === 'observations' ? each.rows : [],
  );
  const checked = checkedFor({ terms, enrolments, observations, asOf: '2019-06-30' });
  return checked.ok;
}
