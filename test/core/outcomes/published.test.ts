import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../core/outcomes/evaluate.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { persons, seen, termsWith } from './contract.ts';

function evaluated(
  terms: Terms,
  data: { enrolments: Enrolment[]; observations: Observation[] },
): Evaluation {
  const result = evaluate({ terms, ...data, asOf: '2020-01-01' });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
}

/** So many persons of whom everyone is followed up, with so many events spread over them. */
function followedUp(enrolled: Enrolment[], events: number): Observation[] {
  return enrolled.map(({ person }, index) => {
    const each = Math.floor(events / enrolled.length);
    const oneMore = index < events - each * enrolled.length ? 1 : 0;
    return seen(person, { observation: 'reconvictions', value: String(each + oneMore) });
  });
}

describe('HMP Peterborough, rebuilt from persons', () => {
  const terms = termsWith({
    cohorts: ['cohort_1'],
    metrics: {
      fall: {
        purpose: 'payment',
        unit: '%',
        better: 'lower',
        effect: 'relative improvement',
        comparator: { kind: 'matched-group' },
        round: { to: '0.1 %', mode: 'half-up' },
        window: { counted: 'after enrolment', closes: '12 months', lag: '6 months' },
        measure: { observation: 'reconvictions', as: 'rate', per: '100' },
      },
    },
  });
  const released = persons(50, { cohort: 'cohort_1', prefix: 'released' });
  const matched = persons(100, { cohort: 'cohort_1', prefix: 'matched', arm: 'comparison' });
  const data = {
    enrolments: [...released, ...matched],
    observations: [...followedUp(released, 71), ...followedUp(matched, 155)],
  };

  it('finds 142 reconvictions per 100 persons against 155, a fall of 8.4 % once rounded', () => {
    const [fall] = evaluated(terms, data).metrics;
    expect(fall?.own).toEqual({ sum: '71', of: '50', level: '142' });
    expect(fall?.comparator).toEqual({ sum: '155', of: '100', level: '155' });
    expect(fall?.effect).toBe('8.4');
    expect(fall?.explained.inputs[0]?.value).toBe('8.387096774193548387096774193548387096774');
  });

  it('gives settlement numerators and denominators, so that cohorts can be pooled', () => {
    expect(evaluated(terms, data).facts.metrics).toEqual([
      {
        metric: 'fall',
        cohort: 'cohort_1',
        own: { sum: '71', of: '50' },
        comparator: { sum: '155', of: '100' },
        measured: 50,
      },
    ]);
  });

  it('explains the effect down to who was counted', () => {
    const [fall] = evaluated(terms, data).metrics;
    expect(fall?.explained).toMatchObject({
      formula: 'rounded',
      value: '8.4',
      rounding: { to: '0.1', mode: 'half-up' },
      inputs: [
        {
          formula: 'metric',
          state: 'decided',
          facts: { effect: 'relative improvement', kind: 'matched-group' },
          inputs: [
            { formula: 'level', value: '142', facts: { side: 'own', sum: '71', of: '50' } },
            { formula: 'level', value: '155', facts: { side: 'comparator', scale: '100' } },
          ],
        },
      ],
    });
  });
});

describe('Stockholm: 498 reached the window and 358 were measured', () => {
  const terms = termsWith({
    metrics: {
      employed: {
        purpose: 'payment',
        unit: '%',
        better: 'higher',
        round: { to: '1 %', mode: 'half-up' },
        window: { counted: 'after enrolment', closes: '12 months' },
        measure: { observation: 'employed', as: 'share' },
      },
    },
  });
  const enrolments = persons(498);
  const observations = enrolments
    .slice(0, 358)
    .map(({ person }, index) =>
      seen(person, { observation: 'employed', value: index < 193 ? '1' : '0' }),
    );

  it('shows 54 % success beside 39 % if the missing count as failures', () => {
    const [employed] = evaluated(terms, { enrolments, observations }).metrics;
    expect(employed).toMatchObject({
      denominators: { eligible: null, enrolled: 498, reached: 498, measured: 358, missing: 140 },
      policy: 'excluded',
      own: { sum: '193', of: '358' },
      effect: '54',
      worstCase: { policy: 'failure', own: { sum: '193', of: '498' }, effect: '39' },
    });
  });
});
