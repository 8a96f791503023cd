import { describe, expect, it } from 'vitest';
import { findingsIn } from './terms-text.ts';

/** A metric that is measured on persons, with more said of it. */
function metrics(more: string): Record<string, string> {
  return { metrics: `{ m: { purpose: learning, unit: days, better: higher, ${more} } }` };
}

const RATE = 'observation: event, as: rate';
const WINDOW = 'window: { counted: after enrolment';
const GROUP = 'comparator: { kind: matched-group';
const MEAN = 'measure: { observation: event, as: mean }';

function errorsIn(more: string): string[] {
  return findingsIn(metrics(more))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, at }) => `${code} ${at.path}`);
}

describe('what is measured with numbers that mean nothing', () => {
  it.each([
    [`measure: { ${RATE}, per: 0 }`, 'measure/per'],
    [`measure: { ${RATE}, per: -1 }`, 'measure/per'],
    [`measure: { ${RATE}, over: person-years, daysPerYear: 0 }`, 'measure/daysPerYear'],
    [`${GROUP} }, ${MEAN}, matching: { on: [age], ratio: 0 }`, 'matching/ratio'],
    [`${GROUP} }, ${MEAN}, matching: { on: [age], caliper: -0.2 }`, 'matching/caliper'],
  ])('is refused: %s', (more, path) => {
    expect(errorsIn(more)).toEqual([`terms.not-above-zero /metrics/m/${path}`]);
  });

  it.each([
    [`${WINDOW}, closes: 0 days }, ${MEAN}`, 'window'],
    [`${WINDOW} }, ${MEAN}`, 'window'],
    [`${WINDOW}, opens: 12 months, closes: 1 years }, ${MEAN}`, 'window'],
    [
      `comparator: { kind: own-reference-period, reference: { counted: before enrolment, opens: 1 months, closes: 1 months } }, ${MEAN}`,
      'comparator/reference',
    ],
    [
      'measure: { observation: event, as: mean, baseline: { counted: before enrolment, closes: 0 days } }',
      'measure/baseline',
    ],
  ])('so is a window without a day: %s', (more, path) => {
    expect(errorsIn(more)).toEqual([`terms.window-empty /metrics/m/${path}`]);
  });

  it.each([
    [
      `comparator: { kind: own-reference-period, reference: { counted: in the period } }, ${MEAN}`,
      'comparator/reference/counted',
    ],
    [
      'measure: { observation: event, as: mean, baseline: { counted: in the period } }',
      'measure/baseline/counted',
    ],
  ])('so is a time of one’s own that is counted in the period: %s', (more, path) => {
    expect(errorsIn(more)).toEqual([`terms.window-not-own /metrics/m/${path}`]);
  });

  it('so is a distance from enrolment where the calendar counts', () => {
    expect(errorsIn(`window: { counted: in the period, opens: 1 months }, ${MEAN}`)).toEqual([
      'terms.word-misplaced /metrics/m/window/opens',
    ]);
  });

  it('so is a comparison with the arm of those who get the intervention', () => {
    expect(errorsIn(`${GROUP}, arm: treatment }, ${MEAN}`)).toEqual([
      'terms.arm-of-own /metrics/m/comparator/arm',
    ]);
  });

  it.each([
    [`measure: { ${RATE}, per: 0.5 }`],
    [`${WINDOW}, closes: 1 days }, ${MEAN}`],
    [`${WINDOW}, opens: 30 days, closes: 1 months }, ${MEAN}`],
    [`${GROUP}, arm: earlier }, ${MEAN}, matching: { on: [age], ratio: 1, caliper: 0.01 }`],
  ])('others are not: %s', (more) => {
    expect(errorsIn(more)).toEqual([]);
  });
});
