import { describe, expect, it } from 'vitest';
import type { ContractItem } from '../../../core/lifecycle/items/contract.ts';
import { collecting, LIST, type Story } from './daily-deliveries.ts';
import { verified } from './deliveries.ts';
import { problemOf } from './problems.ts';
import { CONTRACT as contractId, useWorlds, write } from './world.ts';

const newWorld = useWorlds();
const NEW = 'p-3,2016-11-01,,\n';
const LEFT = 'p-1,2016-09-01,2018-02-01,moved\n';
const OTHER = 'p-2,2016-10-01,,\n';

async function closeEnrolment({ world }: Story): Promise<void> {
  const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
  await write(world, [{ op: 'replace', item: { ...contract, enrolment: 'closed' } }]);
}

const warnings = (findings: readonly { code: string; severity: string; what: string }[]) =>
  findings.filter(({ severity }) => severity === 'warning').map(({ what }) => what);

describe('a list of everybody that is delivered every month', () => {
  it('enrols who is new, and says how many rows tell nothing new', async () => {
    const { world, enrol } = await collecting(await newWorld(), 'refuse');
    const { import: item, findings } = await enrol(LIST + NEW);
    expect(item).toMatchObject({ rows: 3 });
    expect(warnings(findings)).toEqual([
      'Of 3 rows 2 tell nothing new: the person is enrolled already, as it says.',
    ]);
    expect(await world.store.list('import', contractId)).toHaveLength(2);
  });

  it('tells who has left since, and in the month after nothing more, in Swedish too', async () => {
    const story = await collecting(await newWorld(), 'refuse');
    await closeEnrolment(story);
    const { findings } = await story.enrol(LEFT + OTHER);
    expect(warnings(findings)).toEqual([expect.stringContaining('Of 2 rows 1 tells nothing new')]);
    const again = await story.enrol(OTHER + LEFT, { language: 'sv' });
    expect(again.import).toMatchObject({ rows: 2 });
    expect(warnings(again.findings)).toEqual([
      expect.stringContaining('Av 2 rader säger 2 inget nytt'),
    ]);
    expect((await story.said()).left).toEqual(['p-1 2018-02-01 moved']);
  });

  it('takes no leaving back where the column is empty, and says how it is taken back', async () => {
    const { enrol, said } = await collecting(await newWorld(), 'refuse');
    await enrol(LEFT);
    const { findings } = await enrol(LIST + NEW);
    expect(warnings(findings)).toEqual([
      expect.stringContaining('Of 3 rows 2 tell nothing new'),
      expect.stringMatching(/^1 row is without the day on which the person left/),
    ]);
    expect(findings.find(({ code }) => code === 'import.leaving-stays')?.mend).toContain(
      'take the earlier delivery back',
    );
    expect((await said()).left).toEqual(['p-1 2018-02-01 moved']);
  });

  it('is told so too where it is the very list that came before somebody left', async () => {
    const { enrol, said } = await collecting(await newWorld(), 'refuse');
    await enrol(LEFT);
    const { import: item, findings } = await enrol(LIST);
    expect(warnings(findings)).toHaveLength(2);
    expect((await said()).left).toEqual(['p-1 2018-02-01 moved']);
    expect((await enrol(LIST)).import).toEqual(item);
  });

  it('is refused for a person twice on one day', async () => {
    const { enrol } = await collecting(await newWorld(), 'refuse');
    const twice = await problemOf(enrol(LIST + NEW + NEW));
    expect(twice.findings).toMatchObject([{ code: 'intake.person-twice', at: { row: 5 } }]);
  });

  it('takes in the known rows with the new ones where only the right ones are asked for', async () => {
    const { enrol } = await collecting(await newWorld(), 'refuse');
    const taken = await enrol(`${LIST}${NEW}p-5,2030-01-01,,\n`, { acceptValid: 'true' });
    expect(taken.import).toMatchObject({ rows: 3, rejected: 1 });
    expect(warnings(taken.findings)).toEqual([expect.stringContaining('Of 3 rows 2 tell')]);
  });

  it('names its own row where somebody is enrolled earlier beside a later day, and puts it aside', async () => {
    const { enrol } = await collecting(await newWorld(), 'refuse');
    const at = { file: 'data.csv', row: 3, field: 'enrolled_on' };
    const earlier = `${NEW}p-1,2016-08-20,,\n`;
    const refused = await problemOf(enrol(earlier));
    expect(refused.findings).toMatchObject([{ code: 'outcomes.episodes-overlap', at }]);
    const taken = await enrol(earlier, { acceptValid: 'true' });
    expect(taken.import).toMatchObject({ rows: 1, rejected: 1 });
    expect(taken.findings[0]).toMatchObject({ code: 'outcomes.episodes-overlap', at });
  });

  it('after enrolment has closed names who is new, puts them aside, and tells what has become of the others', async () => {
    const story = await collecting(await newWorld(), 'refuse');
    await closeEnrolment(story);
    const refused = await problemOf(story.enrol(LEFT + OTHER + NEW));
    expect(refused).toMatchObject({
      status: 409,
      findings: [
        { code: 'import.enrolment-not-open', at: { file: 'data.csv', row: 4, field: 'person' } },
      ],
    });
    const taken = await story.enrol(LEFT + OTHER + NEW, { acceptValid: 'true' });
    expect(taken.import).toMatchObject({ rows: 2, rejected: 1 });
    expect(taken.rejected?.file).toMatch(/p-3,2016-11-01,,,".*enrolment is closed/);
    expect((await story.said()).left).toEqual(['p-1 2018-02-01 moved']);
  });

  it('tells nothing of a frozen period, of which somebody’s late leaving was told before', async () => {
    const { world, enrol, observe } = await collecting(await newWorld(), 'refuse');
    await observe('p-1,care_cost,2016-06-01,1000\np-1,care_cost,2018-05-01,400\n');
    await verified(world);
    const late = await enrol(LEFT);
    expect(warnings(late.findings)[0]).toContain('Too late for follow_up_1');
    const whole = await enrol(OTHER + LEFT);
    expect(warnings(whole.findings)).toEqual([expect.stringContaining('Of 2 rows 2 tell')]);
    const events = await world.store.list('event', contractId, { chain: 'events' });
    expect(events.filter(({ what }) => what === 'data-came-late')).toHaveLength(1);
  });
});
