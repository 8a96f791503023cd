import { describe, expect, it } from 'vitest';
import {
  collecting,
  costs,
  ENROLLED,
  enrol,
  observe,
  outcome,
  termsWith,
  verified,
} from './deliveries.ts';
import { BASIS, CONTRACT as contractId, useWorlds, type World } from './world.ts';

const newWorld = useWorlds();
const terms = termsWith().replace('followUp:\n', 'followUp:\n  reEnrolment: latest\n');
const ROWS = costs('p-1,care_cost,2018-05-01,400', 'p-2,care_cost,2018-05-02,600');
const BACK =
  'person,enrolled_on,left_on,left_reason\np-1,2016-09-01,2017-02-01,moved\np-1,2017-09-01,,\n';

const comesBack = (world: World) =>
  world.as('petra').importEnrolments({
    contractId,
    body: { data: new File([BACK], 'back.csv'), ...BASIS },
  });

describe('somebody who comes back, of whom the latest enrolment is followed', () => {
  it('has other windows, and what lies in none of them counts no more, whoever delivers what next', async () => {
    const world = await collecting(await newWorld(), terms);
    await enrol(world, ENROLLED);
    await observe(world, ROWS);
    const both = await outcome(world, terms);
    await comesBack(world);
    const more = 'person,observation,date,value\np-2,care_cost,2018-06-02,100\n';
    expect(await observe(world, more)).toMatchObject({ rows: 1 });
    // p-1 has 400 and no reference any more; p-2 had 1000, and has 700.
    expect([both, await outcome(world, terms)]).toEqual([
      { effect: '1000', measured: 2 },
      { effect: '300', measured: 1 },
    ]);
  });

  it('is told late with the effect', async () => {
    const world = await collecting(await newWorld(), terms);
    await enrol(world, ENROLLED);
    await observe(world, ROWS);
    await verified(world);
    const { findings } = await comesBack(world);
    expect(findings.slice(-2)).toMatchObject([
      { code: 'outcomes.late-rows', facts: { persons: 1, enrolments: 1 } },
      { code: 'outcomes.late-effect', facts: { metric: 'saving', was: '1000', is: '400' } },
    ]);
  });
});
