import { describe, expect, it } from 'vitest';
import { problemOf } from './problems.ts';
import { BASIS, CONTRACT, collectFirst, useWorlds, type World, withContract } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;
const periodId = 'follow_up_1';

/** A contract with two children, whose first period collects. */
async function collecting(): Promise<World> {
  const world = await withContract(await newWorld());
  await collectFirst(world);
  await enrol(world, 'p-1,2016-09-01\np-2,2016-10-01\n', { key: 'first' });
  return world;
}

type How = { key: string; acceptValid?: 'true' | 'false'; mend?: 'true'; language?: 'sv' };

const csv = (header: string, rows: string) => new File([`${header}\n${rows}`], 'o.csv');

function enrol(world: World, rows: string, { key: idempotencyKey, language: _, ...how }: How) {
  const body = { data: csv('person,enrolled_on', rows), ...how, ...BASIS };
  return world.as('petra').importEnrolments({ contractId, body }, { idempotencyKey });
}

function observe(world: World, rows: string, { key: idempotencyKey, language, ...how }: How) {
  const body = { data: csv('person,observation,date,value', rows), ...how, ...BASIS };
  return world
    .as('petra', language)
    .importObservations({ contractId, periodId, body }, { idempotencyKey });
}

const row = (person: string, more = '') => `${person},care_cost,2018-05-01,${more || '400'}\n`;

describe('taking in the rows that are right', () => {
  const ALL = [
    row('p-1'),
    row('p-9'),
    'p-1,care_cost,2031-05-01,1\n',
    'p-1,care_kost,2018-06-01,1\n',
    row('p-2', '100'),
    row('p-2', '200'),
    'p-2,care_cost,2018-02-30,5\n',
    'p-2,care_cost,2018-06-01,700\n',
  ].join('');

  it('tells in the words of a request how what is certainly meant is read, never in those of a command', async () => {
    const world = await collecting();
    const written = row('p-1').replace('2018-05-01', '20180501');
    for (const [language, how] of [
      ['en', 'deliver the file with mend=true'],
      ['sv', 'lämna in filen med mend=true'],
    ] as const) {
      const asked = { key: `refused-${language}`, ...(language === 'sv' ? { language } : {}) };
      const problem = await problemOf(observe(world, written, asked));
      expect(problem.findings.map(({ mend }) => mend).join('\n')).toContain(how);
      const partly = { ...asked, key: `partly-${language}`, acceptValid: 'true' } as const;
      const { rejected } = await observe(world, `${written}${row('p-2')}`, partly);
      expect(rejected?.file).toContain(how);
      expect(JSON.stringify([problem.findings, rejected])).not.toContain('--');
    }
    const mended = await observe(world, written, { key: 'mended', mend: 'true' });
    expect(mended.import).toMatchObject({ rows: 1 });
  });

  it('puts aside what does not fit the contract as well, and both of two that contradict each other', async () => {
    const world = await collecting();
    const whole = await problemOf(observe(world, ALL, { key: 'whole' }));
    expect(whole).toMatchObject({ status: 422 });
    const taken = await observe(world, ALL, { key: 'part', acceptValid: 'true' });
    expect(taken.import).toMatchObject({ rows: 2, rejected: 6 });
    const errors = taken.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, at }) => `${at.row} ${code}`).sort()).toEqual([
      '3 outcomes.not-enrolled',
      '4 outcomes.date-outside-window',
      '5 outcomes.observation-unknown',
      '6 outcomes.duplicate-observation',
      '7 outcomes.duplicate-observation',
      '8 intake.date-malformed',
    ]);
    const { rows, file = '' } = taken.rejected ?? { rows: 0 };
    expect(rows).toBe(6);
    expect(file.split('\r\n')).toHaveLength(8);
    expect(file).toContain('p-9,care_cost,2018-05-01,400,"person: The person is not enrolled.');
    const mended = 'p-2,care_cost,2018-05-01,200\n';
    expect((await observe(world, mended, { key: 'mended' })).import).toMatchObject({ rows: 1 });
  });

  it('is the same import when the same file comes again, and says again what was left', async () => {
    const world = await collecting();
    const first = await observe(world, ALL, { key: 'one', acceptValid: 'true' });
    const again = await observe(world, ALL, { key: 'two', acceptValid: 'true' });
    expect(again.import).toEqual(first.import);
    expect(again.rejected).toEqual(first.rejected);
  });

  it('answers a repeated call with the same, its rejected rows too, whatever has become right since', async () => {
    const world = await collecting();
    const first = await observe(world, ALL, { key: 'one', acceptValid: 'true' });
    await enrol(world, 'p-9,2016-10-01\n', { key: 'nine' });
    expect(first.rejected?.rows).toBe(6);
    expect(await observe(world, ALL, { key: 'one', acceptValid: 'true' })).toEqual(first);
    const swedish = await observe(world, ALL, { key: 'one', acceptValid: 'true', language: 'sv' });
    expect(swedish.rejected?.rows).toBe(6);
    expect(swedish.rejected?.file).toContain('Personen är inte inskriven');
  });

  it('keeps of rows that were not taken in where they stand and why, not what they say', async () => {
    const world = await collecting();
    await observe(world, ALL, { key: 'one', acceptValid: 'true' });
    const [{ told = '' } = {}] = (await world.store.list('import', contractId)).filter(
      ({ rejected }) => rejected === 6,
    );
    const kept = new TextDecoder().decode(await world.files.get('person', contractId, told));
    expect(JSON.parse(kept).rejected).toHaveLength(6);
    expect(kept).not.toMatch(/p-9|\b700\b/);
    const { imports } = await world.as('lum').listImports({ contractId });
    expect(JSON.stringify(imports)).not.toContain(told);
  });

  it.each([
    { what: 'without acceptValid', how: { acceptValid: 'false' } as const },
    { what: 'with mend', how: { acceptValid: 'true', mend: 'true' } as const },
  ])('refuses the same key $what: that asks for something else', async ({ how }) => {
    const world = await collecting();
    await observe(world, ALL, { key: 'one', acceptValid: 'true' });
    const problem = await problemOf(observe(world, ALL, { key: 'one', ...how }));
    expect(problem).toMatchObject({
      ...{ status: 422, findings: [{ code: 'api.idempotency-key-used' }] },
    });
  });

  it('does not take some rows twice when others have become right: those are delivered by themselves', async () => {
    const world = await collecting();
    const { import: first } = await observe(world, ALL, { key: 'one', acceptValid: 'true' });
    await enrol(world, 'p-9,2016-10-01\n', { key: 'nine' });
    const problem = await problemOf(observe(world, ALL, { key: 'two', acceptValid: 'true' }));
    expect(problem).toMatchObject({
      ...{ status: 422, findings: [{ code: 'import.delivered-in-part' }] },
    });
    expect(problem.findings[0]?.what).toContain(first.importId);
    expect((await observe(world, row('p-9'), { key: 'rest' })).import).toMatchObject({ rows: 1 });
  });

  it('refuses a file of which no row is right', async () => {
    const world = await collecting();
    const before = await world.kept();
    const problem = await problemOf(
      observe(world, row('p-8') + row('p-9'), { key: 'none', acceptValid: 'true' }),
    );
    expect(problem.findings.map(({ code }) => code)).toEqual([
      'outcomes.not-enrolled',
      'outcomes.not-enrolled',
    ]);
    expect(await world.kept()).toEqual(before);
  });

  it('puts aside who cannot be enrolled, and not who is enrolled already', async () => {
    const world = await collecting();
    const rows = ['p-1,2016-09-01', 'p-3,2016-09-01', 'p-4,2016-10-01', 'p-5,2030-01-01', ''];
    const taken = await enrol(world, rows.join('\n'), { key: 'more', acceptValid: 'true' });
    expect(taken.import).toMatchObject({ rows: 3, rejected: 1 });
    expect(taken.rejected?.file).toMatch(/\r\np-5,/);
  });
});
