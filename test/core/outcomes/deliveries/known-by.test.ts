import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../../core/outcomes/records.ts';
import type { Metric } from '../../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { persons, seen, termsWith } from '../contract.ts';

const AS_OF = '2018-03-01';
const job: Metric = {
  purpose: 'payment',
  unit: '%',
  better: 'higher',
  effect: 'improvement',
  comparator: { kind: 'matched-group', arm: 'comparison' },
  window: { counted: 'after enrolment', closes: '6 months' },
  measure: { observation: 'job', as: 'share' },
};
const rules: readonly Terms['followUp'][] = [
  undefined,
  { transfer: 'as treated', reEnrolment: 'latest' },
  {
    transfer: 'as assigned',
    reEnrolment: 'each',
    leaving: { moved: 'failure', consent_withdrawn: 'missing' },
  },
  { leaving: { consent_withdrawn: { counts: 'excluded', data: 'none' }, moved: 'censored' } },
];
const termsOf = (followUp: Terms['followUp']) =>
  termsWith({
    metrics: { job },
    ...(followUp ? { followUp } : {}),
    payments: [{ id: 'card', rates: [{ outcome: 'entry', price: '100' }] }],
  });

const observed = (person: string): Observation[] => [
  seen(person, { observation: 'job', date: '2017-03-01', value: person.endsWith('2') ? '0' : '1' }),
  ...(person.startsWith('p') ? [seen(person, { observation: 'entry', date: '2017-04-01' })] : []),
];

/** What is said of a person after the day: nothing that had happened by then. */
type Later = (one: Enrolment) => { enrolments: Enrolment[]; observations: Observation[] };
const LATER: Record<string, Later> = {
  nothing: (one) => ({ enrolments: [one], observations: [] }),
  left: (one) => ({
    enrolments: [{ ...one, leftOn: '2018-05-01', leftReason: 'moved' }],
    observations: [],
  }),
  withdrew: (one) => ({
    enrolments: [{ ...one, leftOn: '2018-04-01', leftReason: 'consent_withdrawn' }],
    observations: [],
  }),
  changed: (one) => ({
    enrolments: [
      {
        ...one,
        transferredOn: '2018-05-01',
        transferredTo: one.arm === 'treatment' ? 'comparison' : 'treatment',
      },
    ],
    observations: [],
  }),
  returned: (one) => ({
    enrolments: [
      { ...one, leftOn: '2018-03-02', leftReason: 'moved' },
      { ...one, enrolledOn: '2018-04-01' },
    ],
    observations: [seen(one.person, { observation: 'job', date: '2018-05-01' })],
  }),
};

function evaluated(followUp: Terms['followUp'], of: ReturnType<Later>) {
  const result = evaluate({ terms: termsOf(followUp), ...of, asOf: AS_OF });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result;
}

describe('what is known by the day of an evaluation', () => {
  const everybody = [...persons(4), ...persons(4, { prefix: 'c', arm: 'comparison' })];
  const rows = everybody.flatMap(({ person }) => observed(person));

  it('is all that counts, whatever comes later', () => {
    const choices = fc.array(fc.constantFrom(...Object.keys(LATER)), {
      minLength: everybody.length,
      maxLength: everybody.length,
    });
    fc.assert(
      fc.property(fc.constantFrom(...rules), choices, fc.boolean(), (followUp, chosen, isNew) => {
        const later = everybody.map((one, at) =>
          (LATER[chosen[at] ?? 'nothing'] ?? LATER['nothing'])?.(one),
        );
        const newcomer = isNew ? persons(1, { prefix: 'n', enrolledOn: '2018-06-01' }) : [];
        // Where the first enrolment is followed, a row of a later one is refused on every day.
        const isFirst = (followUp?.reEnrolment ?? 'first') === 'first';
        const since = isFirst ? [] : later.flatMap((each) => each?.observations ?? []);
        const all = evaluated(followUp, {
          enrolments: [...later.flatMap((each) => each?.enrolments ?? []), ...newcomer],
          observations: [...rows, ...since],
        });
        const known = evaluated(followUp, { enrolments: everybody, observations: rows });
        expect(all.value).toEqual(known.value);
        const isSaid = all.findings.some(({ code }) => code === 'outcomes.enrolled-after-as-of');
        expect(isSaid).toBe(isNew || chosen.some((each) => each !== 'nothing'));
      }),
    );
  });
});
