import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import { resultOfPersons } from '../../../functions/common/outcomes.ts';
import { persons, seen, termsWith } from '../../core/outcomes/contract.ts';

const PERIOD = { id: 'y1', from: '2017-01-01', to: '2017-12-31' };
const terms = termsWith({
  periods: [PERIOD],
  payments: [{ id: 'card', rates: [{ outcome: 'job', price: '100' }] }],
});

/** The result of a person's claim, beside so many claims of an outcome that were delivered as figures. */
function resultBeside(outcome: string) {
  const observations = [seen('p-1', { observation: 'job' })];
  const evaluated = evaluate({ terms, enrolments: persons(1), observations, asOf: '2018-06-30' });
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.findings));
  const facts = { ...NO_FACTS, claims: [{ outcome, count: '3' }] };
  const delivered = [{ periodId: PERIOD.id, facts, claims: [] }];
  return resultOfPersons(PERIOD.id, evaluated.value, evaluated.findings, delivered);
}

describe('the result of persons, beside figures that were delivered', () => {
  it('tells the evaluator of claims that stand in both', () => {
    expect(resultBeside('job').remarks).toContainEqual(
      expect.objectContaining({ code: 'outcomes.claims-both-ways', facts: { outcome: 'job' } }),
    );
  });

  it('says nothing where they are of different outcomes', () => {
    expect(resultBeside('home').remarks.map(({ code }) => code)).not.toContain(
      'outcomes.claims-both-ways',
    );
  });
});
