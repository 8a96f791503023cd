import { describe, expect, it } from 'vitest';
import type { DisclosedResult } from '../../../core/privacy/tables/disclosed-result.ts';
import { type Stage, useStages } from './stage.ts';

const newStage = useStages();
const SHARE = 'periods: { year_1: { metrics: { saving: { own: 8 of 40 } } } }';

async function disclosedBy({ store, files, contractId }: Stage): Promise<DisclosedResult> {
  const result = await store.read('result', contractId, { periodId: 'year_1', revision: 1 });
  const bytes = await files.get('open', contractId, result?.disclosedFile ?? '');
  return JSON.parse(new TextDecoder().decode(bytes)) as DisclosedResult;
}

describe('the least threshold of an installation', () => {
  it('is five persons unless somebody says more, and a count of eight is shown', async () => {
    const stage = await newStage();
    await stage.verify('year_1', SHARE);
    const { suppressedBelow, metrics } = await disclosedBy(stage);
    expect(suppressedBelow).toBe(5);
    expect(metrics[0]?.sides.own).toMatchObject({ sum: '8', of: '40' });
  });

  it('withholds what the terms would show: a count of eight below ten', async () => {
    const stage = await newStage({}, undefined, { suppressBelowLeast: 10 });
    await stage.verify('year_1', SHARE);
    const { suppressedBelow, metrics } = await disclosedBy(stage);
    expect(suppressedBelow).toBe(10);
    expect(metrics[0]?.sides.own).toMatchObject({ sum: 'withheld' });
  });
});
