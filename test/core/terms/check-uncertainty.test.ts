import { describe, expect, it } from 'vitest';
import { checkTerms } from '../../../core/terms/check.ts';
import { UNCERTAINTY_CODES } from '../../../core/terms/codes.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { termsText } from './terms-text.ts';

/** What check says of a metric's interval and matching, as code and path. */
function found(words: string, metric = 'better: higher, effect: improvement'): string[] {
  const text = termsText({
    metrics: `
  placed:
    { purpose: learning, unit: points, ${metric},
      comparator: { kind: matched-group },
      measure: { observation: placed, as: share }, ${words} }`,
    payments: '[ { id: fee, amount: 1 } ]',
  });
  const { value, findings } = { value: undefined, ...readTerms(text) };
  if (!value) throw new Error(JSON.stringify(findings));
  const codes: readonly string[] = UNCERTAINTY_CODES;
  return checkTerms(value)
    .filter(({ code }) => codes.includes(code))
    .map(({ code, at }) => `${code} ${at.path?.replace('/metrics/placed/', '')}`);
}

describe('how an interval is made', () => {
  it.each([
    'uncertainty: { method: newcombe, level: 90 % }',
    'uncertainty: { method: cluster-robust, clusters: school, correction: CR0 }',
    'uncertainty: { method: bootstrap, seed: 20 260 101, resamples: 5 000, test: two-sided }',
    'matching: { on: [ age, school ], caliper: 0.2, ratio: 2, reuse: "false" }',
    'matching: { weight: survey_weight }',
  ])('may be said so: %s', (words) => {
    expect(found(words)).toEqual([]);
  });

  it.each([
    ['uncertainty: { method: wilson }', 'terms.method-misfit uncertainty/method'],
    ['uncertainty: { method: risk-ratio }', 'terms.method-misfit uncertainty/method'],
    ['uncertainty: { method: quasi-poisson }', 'terms.method-misfit uncertainty/method'],
    ['uncertainty: { method: cluster-robust }', 'terms.clusters-missing uncertainty/method'],
    ['uncertainty: { level: 5 % }', 'terms.level-impossible uncertainty/level'],
    ['uncertainty: { level: 0.95 }', 'terms.level-impossible uncertainty/level'],
    ['uncertainty: { resamples: 10 }', 'terms.resamples-impossible uncertainty/resamples'],
    ['uncertainty: { seed: 1.5 }', 'terms.seed-not-whole uncertainty/seed'],
    ['matching: { caliper: 0.2 }', 'terms.matching-unclear matching'],
    ['matching: { on: [ age ], weight: w }', 'terms.matching-unclear matching'],
  ])('is found to be wrong: %s', (words, finding) => {
    expect(found(words)).toEqual([finding]);
  });

  it('has nobody to match where there is no comparison group', () => {
    const alone = found('matching: { weight: w }').length;
    expect(alone).toBe(0);
    const text = termsText({
      metrics: `
  placed:
    { purpose: learning, unit: points, better: higher,
      measure: { observation: placed, as: share }, matching: { weight: w } }`,
      payments: '[ { id: fee, amount: 1 } ]',
    });
    const { value } = { value: undefined, ...readTerms(text) };
    const codes = value ? checkTerms(value).map(({ code }) => code) : [];
    expect(codes).toContain('terms.matching-without-group');
  });
});
