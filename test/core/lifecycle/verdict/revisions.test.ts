import { describe, expect, it } from 'vitest';
import type { ResultFile } from '../../../../core/lifecycle/verdict/result-file.ts';
import { revisionsOf } from '../../../../core/lifecycle/verdict/revision-rows.ts';
import { moneySideBySide } from '../../../../core/lifecycle/verdict/revisions.ts';
import { evaluate } from '../../../../core/outcomes/evaluate.ts';
import { discloseRevisions } from '../../../../core/privacy/disclose-revisions.ts';
import { asDisclosed } from '../../../../core/privacy/disclosed.ts';
import type { DisclosedResult } from '../../../../core/privacy/tables/disclosed-result.ts';
import type { Metric } from '../../../../core/terms/shape/metric.ts';
import { revisionSentences } from '../../../../core/words/revisions.ts';
import { persons, seen, termsWith } from '../../outcomes/contract.ts';

const share: Metric = {
  ...{ purpose: 'payment', unit: '%', better: 'higher' },
  measure: { observation: 'event', as: 'share' },
};
const terms = termsWith({
  metrics: { share },
  periods: [{ id: 'y1', from: '2017-01-01', to: '2017-12-31' }],
});

/** Of ten persons, so many achieved it. */
function result(revision: number, achieved: number, more: Partial<ResultFile> = {}): ResultFile {
  const enrolments = persons(10);
  const observations = enrolments.map(({ person }, at) =>
    seen(person, { value: at < achieved ? '1' : '0' }),
  );
  const evaluated = evaluate({ terms, enrolments, observations, asOf: '2018-06-01' });
  if (!evaluated.ok) throw new Error('not evaluated');
  const { claims: _, facts, ...evaluation } = evaluated.value;
  return {
    ...{ result: 'utfall-result/1', contract: 'c', periodId: 'y1', revision, termsVersion: 1 },
    ...{ termsHash: 'a', snapshotHash: 'b', asOf: '2018-06-01', remarks: [] },
    evaluation: { ...evaluation, claimCounts: [{ outcome: 'job', count: achieved }] },
    facts: { metrics: facts.metrics, capital: [], amounts: [], events: [], claims: [] },
    ...more,
  };
}

const NO_FIGURES = { metrics: [], capital: [], amounts: [], events: [], claims: [] };

describe('a corrected revision beside the one before it', () => {
  const money = moneySideBySide('SEK', { was: '400.50', is: '700' });
  const revisions = revisionsOf({ file: 'f', result: result(1, 4) }, result(2, 7), money);

  it('has every metric with the difference of its effects, the claims, and the money', () => {
    expect(revisions).toMatchObject({
      before: { revision: 1, result: 'f' },
      metrics: [
        {
          ...{ metric: 'share', unit: '%', period: 'y1', difference: '30' },
          was: { effect: '40', own: { sum: '4', of: '10' } },
          is: { effect: '70', own: { sum: '7', of: '10' } },
        },
      ],
      claims: [{ outcome: 'job', was: 4, is: 7, difference: 3 }],
      money: { currency: 'SEK', was: '400.50', is: '700', difference: '299.5' },
    });
  });

  it('has what only one of them has, and figures that were delivered', () => {
    const cost = { metric: 'cost', unit: 'SEK' };
    const before = result(1, 4, { facts: { ...NO_FIGURES, metrics: [{ ...cost, value: '12' }] } });
    const { evaluation: _, ...after } = result(2, 0, {
      facts: { ...NO_FIGURES, metrics: [{ ...cost, value: '10.5' }] },
    });
    const { metrics, claims } = revisionsOf({ file: 'f', result: before }, after, undefined);
    expect(metrics).toMatchObject([
      { metric: 'cost', was: { effect: '12' }, is: { effect: '10.5' }, difference: '-1.5' },
      { metric: 'share', was: { effect: '40' }, is: null, difference: null },
    ]);
    expect(claims).toEqual([{ outcome: 'job', was: 4, is: 0, difference: -4 }]);
  });

  it('is told in both languages, with the reason', () => {
    const about = { revision: 2, reason: 'The register was corrected', revisions };
    expect(revisionSentences(about, 'en')).toEqual([
      'Revision 2 takes the place of revision 1.',
      'Reason: The register was corrected',
      'share (y1): 40\u00a0% before, 70\u00a0% now (+30\u00a0%).',
      'Claims of job: 4 before, 7 now (+3).',
      'Entitlement to date: 400.50\u00a0SEK before, 700\u00a0SEK now (+299.50\u00a0SEK).',
    ]);
    expect(revisionSentences(about, 'sv').slice(2)).toEqual([
      'share (y1): 40\u00a0% förut, 70\u00a0% nu (+30\u00a0%).',
      'Anspråk på job: 4 förut, 7 nu (+3).',
      'Rätt till ersättning hittills: 400,50\u00a0SEK förut, 700\u00a0SEK nu (+299,50\u00a0SEK).',
    ]);
  });
});

describe('two revisions for those who see no single persons', () => {
  const disclosed = (revision: number, effect: string, count: number | 'withheld') =>
    asDisclosed<DisclosedResult>({
      ...{ result: 'utfall-disclosed-result/1', of: `r${revision}`, contract: 'c' },
      ...{ periodId: 'y1', revision, termsVersion: 1, termsHash: 'a', asOf: '2018-06-01' },
      suppressedBelow: 5,
      metrics: [{ metric: 'share', unit: '%', period: 'y1', sides: {}, effect }],
      claims: [{ outcome: 'job', count }],
    });

  it('show a difference where both figures are shown', () => {
    const shown = discloseRevisions(disclosed(1, '40', 10), disclosed(2, '70', 17), undefined);
    expect(shown.metrics).toMatchObject([{ difference: '30' }]);
    expect(shown.claims).toEqual([{ outcome: 'job', was: 10, is: 17, difference: 7 }]);
  });

  it('withhold the difference with either of the figures, and what is paid is shown', () => {
    const money = moneySideBySide('SEK', { was: '0', is: '100' });
    const shown = discloseRevisions(
      disclosed(1, '40', 10),
      disclosed(2, 'withheld', 'withheld'),
      money,
    );
    expect(shown).toMatchObject({
      metrics: [{ was: { effect: '40' }, is: { effect: 'withheld' }, difference: null }],
      claims: [{ was: 10, is: 'withheld', difference: null }],
      money: { difference: '100' },
    });
    const said = revisionSentences({ revision: 2, revisions: shown }, 'en');
    expect(said[1]).toBe('share (y1): 40\u00a0% before, not shown now.');
  });

  it('do not tell that nobody claimed an outcome where the claims are withheld', () => {
    const before = disclosed(1, '40', 'withheld');
    const after = { ...disclosed(2, '40', 'withheld'), claims: [] };
    const { claims } = discloseRevisions(before, after, undefined);
    expect(claims).toEqual([{ outcome: 'job', was: 'withheld', is: 'withheld', difference: null }]);
  });
});
