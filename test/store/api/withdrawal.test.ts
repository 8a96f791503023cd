import { describe, expect, it } from 'vitest';
import { Notice } from '../../../core/notices/notice.ts';
import {
  closeEnrolment,
  collecting,
  costs,
  ENROLLED,
  enrol,
  left,
  NEXT,
  observe,
  outcome,
  PERIOD,
  REASON,
  termsWith,
  verified,
  withdraw,
} from './deliveries.ts';
import { problemOf } from './problems.ts';
import { CONTRACT, useWorlds, type World } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;

const eventsOf = async (world: World, what: string) =>
  (await world.store.list('event', contractId, { chain: 'events' })).filter(
    (event) => event.what === what,
  );

describe('a delivery that was a mistake', () => {
  it('is taken back, and stays on record with who, when and why', async () => {
    const world = await collecting(await newWorld());
    await enrol(world, ENROLLED);
    const { importId, file } = await enrol(world, left('p-1,2016-09-01,2018-02-01,death'));
    const answered = await withdraw(world, importId);
    const mark = { by: { subject: 'petra' }, at: '2020-02-01T09:00:00.000Z', reason: REASON };
    expect(answered).toMatchObject({ import: { importId, withdrawn: mark }, findings: [] });
    const { imports } = await world.as('ines').listImports({ contractId });
    expect(imports.filter(({ withdrawn }) => withdrawn)).toMatchObject([{ withdrawn: mark }]);
    expect(await eventsOf(world, 'data-withdrawn')).toMatchObject([
      {
        who: { subject: 'petra' },
        facts: { import: importId, what: 'enrolments', file, reason: REASON },
      },
    ]);
    const bytes = await world.as('lum').readImportFile({ contractId, importId });
    expect(new TextDecoder().decode(bytes)).toContain('death');
  });

  it('of a death by mistake leaves the person alive, and the same file is a new delivery', async () => {
    const world = await collecting(await newWorld());
    await enrol(world, ENROLLED);
    const death = left('p-1,2016-09-01,2018-02-01,death');
    const told = await enrol(world, death);
    await observe(world, costs('p-1,care_cost,2018-05-01,400', 'p-2,care_cost,2018-05-02,600'));
    const dead = await outcome(world);
    await withdraw(world, told.importId);
    expect(await outcome(world)).toEqual({ effect: '1000', measured: 2 });
    expect(dead).not.toEqual(await outcome(world));
    const again = await enrol(world, death);
    expect(again.importId).not.toBe(told.importId);
    expect(again).not.toHaveProperty('withdrawn');
    expect(await outcome(world)).toEqual(dead);
  });

  it('of a wrong value is replaced while the period collects', async () => {
    const world = await collecting(await newWorld());
    await enrol(world, ENROLLED);
    const wrong = await observe(
      world,
      costs('p-1,care_cost,2018-05-01,4000', 'p-2,care_cost,2018-05-02,600'),
    );
    const right = costs('p-1,care_cost,2018-05-01,400', 'p-2,care_cost,2018-05-02,600');
    const refused = await problemOf(observe(world, right));
    expect(refused.findings[0]?.mend).toContain('take that delivery back');
    const correction = world.as('petra').correct({
      ...{ contractId, periodId: PERIOD, body: { reason: REASON } },
    });
    expect((await problemOf(correction)).findings[0]?.mend).toContain('take back the delivery');
    await withdraw(world, wrong.importId);
    await observe(world, right);
    expect((await outcome(world)).effect).toBe('1000');
  });

  it('of a stay that ended earlier is replaced by the shorter one', async () => {
    const terms = termsWith('{ observation: care_cost, as: sum, perPerson: days }');
    const world = await collecting(await newWorld(), terms);
    await enrol(world, ENROLLED);
    const stay = (until: string) =>
      `person,observation,date,value,until\np-1,care_cost,2016-06-01,1,2016-06-30\np-2,care_cost,2016-06-01,1,2016-06-30\np-1,care_cost,2018-05-01,1,${until}\np-2,care_cost,2018-05-01,0,2018-05-01\n`;
    const { importId } = await observe(world, stay('2018-05-30'));
    await withdraw(world, importId);
    await observe(world, stay('2018-05-10'));
    // 30 days each before; 10 and none after.
    expect((await outcome(world, terms)).effect).toBe('50');
  });

  it('of a wrong day of enrolment is delivered anew also when enrolment has closed, and nobody else', async () => {
    const world = await collecting(await newWorld());
    await enrol(world, 'person,enrolled_on\np-2,2016-10-01\n');
    const { importId } = await enrol(world, 'person,enrolled_on\np-1,2016-09-01\n');
    await closeEnrolment(world);
    await withdraw(world, importId);
    const stranger = await problemOf(
      enrol(world, 'person,enrolled_on\np-1,2016-09-11\np-9,2016-09-01\n'),
    );
    expect(stranger).toMatchObject({
      status: 409,
      findings: [{ code: 'import.enrolment-not-open' }],
    });
    expect(await enrol(world, 'person,enrolled_on\np-1,2016-09-11\n')).toMatchObject({ rows: 1 });
  });
});

describe('a delivery that others need', () => {
  it('is refused with these, the newest first, and can be taken back after them', async () => {
    const world = await collecting(await newWorld());
    const all = await enrol(world, ENROLLED);
    const told = await enrol(world, left('p-2,2016-10-01,2019-02-01,moved'));
    const seen = await observe(world, costs('p-1,care_cost,2018-05-01,400'));
    const before = await world.kept();
    const problem = await problemOf(withdraw(world, all.importId));
    expect(problem.status).toBe(422);
    expect(problem.findings).toMatchObject([
      { code: 'import.needs-it', facts: { importId: seen.importId, rows: 3, period: PERIOD } },
      { code: 'import.needs-it', facts: { importId: told.importId, rows: 1, date: '2020-02-01' } },
    ]);
    expect(problem.findings[0]?.mend).toContain('Take that delivery back first');
    expect(await world.kept()).toEqual(before);
    for (const { importId } of [seen, told, all]) await withdraw(world, importId);
    const { imports } = await world.as('petra').listImports({ contractId });
    expect(imports.filter(({ withdrawn }) => !withdrawn)).toEqual([]);
  });
});

describe('a delivery that a frozen period was computed from', () => {
  it('is not taken back if it was delivered for that period: the period is corrected', async () => {
    const world = await collecting(await newWorld());
    await enrol(world, ENROLLED);
    const { importId } = await observe(world, costs('p-1,care_cost,2018-05-01,400'));
    await verified(world);
    expect(await problemOf(withdraw(world, importId))).toMatchObject({
      status: 409,
      findings: [{ code: 'withdrawal.frozen', facts: { periodId: PERIOD, state: 'verified' } }],
    });
  });

  it('is taken back if it enrols, what it would change is told, and what is frozen stays', async () => {
    const world = await collecting(await newWorld());
    await enrol(world, ENROLLED);
    const death = await enrol(world, left('p-1,2016-09-01,2018-02-01,death'));
    await observe(world, costs('p-1,care_cost,2018-05-01,400', 'p-2,care_cost,2018-05-02,600'));
    const { snapshotHash = '' } = await verified(world);
    const frozen = await world.files.get('full', contractId, snapshotHash);
    expect(new TextDecoder().decode(frozen)).toContain(death.importId);

    const idempotencyKey = 'back';
    const { findings } = await withdraw(world, death.importId, { idempotencyKey });
    expect(findings[0]).toMatchObject({
      ...{ code: 'import.late-without-it', severity: 'warning' },
      facts: { period: PERIOD, revision: 1, persons: 1 },
    });
    expect(findings.map(({ code }) => code)).toContain('outcomes.late-effect');
    expect(await world.files.get('full', contractId, snapshotHash)).toEqual(frozen);
    const { late } = await world.as('lum').listLateData({ contractId });
    expect(late).toMatchObject([
      { withdrawn: 'now', figures: { importId: death.importId, persons: 1 } },
    ]);
    const outbox = await world.store.list('outbox', contractId);
    const files = outbox.flatMap(({ message }) =>
      message.what === 'notice' && message.type === 'data-came-late' ? [message.file] : [],
    );
    const notices = await Promise.all(
      files.map(async (file) => {
        const bytes = await world.files.get('open', contractId, file);
        return Notice.parse(JSON.parse(new TextDecoder().decode(bytes))).subject.en;
      }),
    );
    expect(
      notices.filter((subject) => subject.startsWith('A delivery was taken back after')),
    ).toHaveLength(1);

    const again = await withdraw(world, death.importId, { idempotencyKey });
    expect(again.findings).toEqual(findings);
    expect(await eventsOf(world, 'data-withdrawn')).toHaveLength(1);
    const other = await observe(world, costs('p-1,care_cost,2019-05-01,1'), NEXT);
    expect(other.rows).toBe(3);
  });

  it('leaves told what came late where another delivery says the same still', async () => {
    const world = await collecting(await newWorld());
    await enrol(world, ENROLLED);
    await observe(world, costs('p-1,care_cost,2018-05-01,400', 'p-2,care_cost,2018-05-02,600'));
    await verified(world);
    const death = 'p-1,2016-09-01,2018-02-01,death';
    const one = await enrol(world, left(death));
    const other = await enrol(world, left(`${death}\np-2,2016-10-01,,`));
    const toldNow = async () => {
      const { late } = await world.as('lum').listLateData({ contractId });
      return late.map(({ withdrawn }) => withdrawn);
    };
    expect((await withdraw(world, one.importId)).findings).toEqual([]);
    expect(await toldNow()).toEqual([undefined]);
    await withdraw(world, other.importId);
    expect(await toldNow()).toEqual([undefined, 'now']);
  });

  it('is told apart from one that came late and was taken back since', async () => {
    const world = await collecting(await newWorld());
    await enrol(world, ENROLLED);
    await observe(world, costs('p-1,care_cost,2018-05-01,400', 'p-2,care_cost,2018-05-02,600'));
    await verified(world);
    const { importId } = await enrol(world, left('p-1,2016-09-01,2018-02-01,death'));
    const { findings } = await withdraw(world, importId);
    // As it was frozen, so it is again.
    expect(findings.map(({ code }) => code)).toEqual(['import.late-without-it']);
    const { late } = await world.as('lum').listLateData({ contractId });
    expect(late.map(({ withdrawn }) => withdrawn)).toEqual(['since', 'now']);
    expect(late[1]?.figures).toMatchObject({ importId, persons: 1, metrics: [] });
  });
});
