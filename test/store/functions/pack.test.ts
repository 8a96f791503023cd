import { describe, expect, it } from 'vitest';
import type { VerificationPack } from '../../../core/lifecycle/verdict/pack.ts';
import { type PersonFiles, type Stage, useStages } from './stage.ts';

const newStage = useStages();

const GATE = `metrics:
  work:
    purpose: payment
    unit: '%'
    better: higher
    missing: excluded
    measure: { observation: work, as: share }
payments:
  - { id: bonus, amount: 1 000 000, when: { work: { from: 40 % } } }`;

/** So many achieved it, failed, and are missing. */
function persons(achieved: number, failed: number, missing: number): PersonFiles {
  const all = Array.from({ length: achieved + failed + missing }, (_, at) => `p-${at + 1}`);
  const seen = all.slice(0, achieved + failed);
  return {
    enrolments: `person,enrolled_on\n${all.map((one) => `${one},2017-01-01\n`).join('')}`,
    observations: `person,observation,date,value\n${seen
      .map((one, at) => `${one},work,2018-06-01,${at < achieved ? 1 : 0}\n`)
      .join('')}`,
  };
}

async function packOf({ store, files, contractId }: Stage): Promise<VerificationPack> {
  const period = await store.read('period', contractId, { periodId: 'year_1', revision: 1 });
  const bytes = await files.get('full', contractId, period?.packHash ?? '');
  return JSON.parse(new TextDecoder().decode(bytes)) as VerificationPack;
}

describe('the verification pack of persons’ data', () => {
  it('says by how many of the missing the payment would change: 12 of 41', async () => {
    const stage = await newStage({ measured: GATE });
    // 52 of 119 are 43.7 %. With 11 more who failed it is 52 of 130, exactly 40 %; with 12 it is below.
    await stage.measure('year_1', persons(52, 67, 41));
    const { preview, result } = await packOf(stage);
    const [work] = result.evaluation?.metrics ?? [];
    expect(work?.denominators).toMatchObject({ measured: 119, missing: 41 });
    expect(preview).toMatchObject({
      settlement: { entitled: '1000000' },
      tippingPoints: [
        {
          ...{ metric: 'work', period: 'year_1', turning: 'failed', missing: 41 },
          ...{ persons: 12, entitled: '1000000', becomes: '0' },
        },
        // However many of them had achieved it, no more would be paid.
        { metric: 'work', turning: 'succeeded', missing: 41, persons: null },
      ],
    });
  });
});
