import { describe, expect, it } from 'vitest';
import { collecting, LIST, loseFiles } from './daily-deliveries.ts';
import { problemOf } from './problems.ts';
import { useWorlds } from './world.ts';

const newWorld = useWorlds();

const BEFORE = 'p-1,care_cost,2016-06-01,1000\np-2,care_cost,2016-06-02,1000\n';
const JANUARY = 'p-1,care_cost,2018-01-05,100\n';
const FEBRUARY = 'p-1,care_cost,2018-02-05,200\np-2,care_cost,2018-02-05,50\n';
const MARCH = 'p-1,care_cost,2018-03-05,300\n';

const codes = (findings: readonly { code: string; severity: string }[], severity: string) =>
  findings.filter((each) => each.severity === severity).map(({ code }) => code);

describe('deliveries that overlap', () => {
  it('are refused for the rows that were delivered before, and count nothing twice', async () => {
    const { observe, said } = await collecting(await newWorld(), 'sum');
    await observe(BEFORE + JANUARY + FEBRUARY);
    const before = await said();
    const { status, findings } = await problemOf(observe(FEBRUARY + MARCH));
    expect(status).toBe(422);
    expect(findings).toMatchObject([
      { code: 'import.delivered-before', severity: 'error', at: { row: 2 } },
      { code: 'import.delivered-before', severity: 'error', at: { row: 3 } },
    ]);
    expect(findings[0]?.mend).toMatch(/Leave the row out.*take the earlier delivery back/);
    expect(await said()).toEqual(before);
  });

  it('are taken in without those rows where only the right ones are asked for', async () => {
    const { observe, said } = await collecting(await newWorld(), 'sum');
    await observe(BEFORE + JANUARY + FEBRUARY);
    const taken = await observe(FEBRUARY + MARCH, { acceptValid: 'true' });
    expect(taken.import).toMatchObject({ rows: 1, rejected: 2 });
    expect(await said()).toMatchObject({ cost: '650' });
    expect(taken.rejected?.file).toContain('The same was delivered before');
  });

  it.each(['sum', 'latest', 'refuse'])(
    'are refused row by row for the same rows in another order, where duplicates are %s',
    async (duplicates) => {
      const { world, observe } = await collecting(await newWorld(), duplicates);
      await observe(BEFORE + JANUARY);
      const kept = await world.kept();
      const { findings } = await problemOf(observe(JANUARY + BEFORE));
      expect(codes(findings, 'error')).toEqual(Array(3).fill('import.delivered-before'));
      expect(await world.kept()).toEqual(kept);
    },
  );

  it('are refused with everything that is wrong beside the rows that were delivered before', async () => {
    const { observe } = await collecting(await newWorld(), 'sum');
    await observe(JANUARY);
    const { findings } = await problemOf(observe(`${JANUARY}p-9,care_cost,2018-02-05,1\n`));
    expect(findings.map(({ code, at }) => `${at.row} ${code}`).sort()).toEqual([
      '2 import.delivered-before',
      '3 outcomes.not-enrolled',
    ]);
  });

  it('of another amount on the same day are added up, as the terms say', async () => {
    const { observe, said } = await collecting(await newWorld(), 'sum');
    await observe(BEFORE + JANUARY + FEBRUARY);
    await observe('p-1,care_cost,2018-02-05,201\n');
    expect(await said()).toMatchObject({ cost: '551' });
  });
});

describe('what is set, corrected and set back', () => {
  const value = (amount: number) => `p-1,care_cost,2018-01-05,${amount}\n`;

  it('is a value that counts again, where the latest of a day does', async () => {
    const { observe, said } = await collecting(await newWorld(), 'latest');
    await observe(`${BEFORE}p-2,care_cost,2018-01-05,0\n`);
    const first = await observe(value(400));
    await observe(value(450));
    expect(await said()).toMatchObject({ cost: '450' });
    const back = await observe(value(400));
    expect(back.import.importId).not.toBe(first.import.importId);
    expect(await said()).toMatchObject({ cost: '400' });
    expect((await observe(value(400))).import).toEqual(back.import);
    expect((await observe(value(450))).import.importId).not.toBe(first.import.importId);
    expect(await said()).toMatchObject({ cost: '450' });
  });

  it('is set back also where the file with the latest value has fewer rows than the one before', async () => {
    const { observe, said } = await collecting(await newWorld(), 'latest');
    await observe(`${BEFORE}p-2,care_cost,2018-01-05,0\n${value(400)}`);
    await observe(value(450));
    expect(await said()).toMatchObject({ cost: '450' });
  });

  it('is put in force anew where only the right rows of the file are asked for, and what is in force is put aside', async () => {
    const { observe, said } = await collecting(await newWorld(), 'latest');
    const file = `${BEFORE}p-2,care_cost,2018-01-05,0\n${value(400)}`;
    await observe(file, { acceptValid: 'true' });
    await observe(value(450));
    const back = await observe(file, { acceptValid: 'true' });
    expect(back.import).toMatchObject({ rows: 1, rejected: 3 });
    expect(await said()).toMatchObject({ cost: '400' });
  });

  it('is the day on which a person left', async () => {
    const { enrol, said } = await collecting(await newWorld(), 'refuse');
    const left = (day: string) => `p-1,2016-09-01,${day},moved\n`;
    await enrol(left('2018-02-01'));
    await enrol(left('2018-03-01'));
    expect((await said()).left).toEqual(['p-1 2018-03-01 moved']);
    const back = await enrol(left('2018-02-01'));
    expect((await said()).left).toEqual(['p-1 2018-02-01 moved']);
    expect((await enrol(left('2018-02-01'))).import).toEqual(back.import);
  });

  it('is that consent is withdrawn, though a register said since that the person moved', async () => {
    const { enrol, said } = await collecting(await newWorld(), 'refuse');
    const withdrawn = 'p-1,2016-09-01,2018-03-01,consent_withdrawn\n';
    await enrol(withdrawn);
    await enrol('p-1,2016-09-01,2018-04-01,moved\n');
    await enrol(withdrawn);
    expect((await said()).left).toEqual(['p-1 2018-03-01 consent_withdrawn']);
  });

  it('is nothing of a file about others: that is the same delivery as before', async () => {
    const { enrol, observe } = await collecting(await newWorld(), 'sum');
    const first = await observe(JANUARY);
    const left = await enrol('p-1,2016-09-01,2018-02-01,moved\n');
    await observe(MARCH);
    await enrol('p-2,2016-10-01,2018-02-01,moved\n');
    expect((await observe(JANUARY)).import).toEqual(first.import);
    expect((await enrol('p-1,2016-09-01,2018-02-01,moved\n')).import).toEqual(left.import);
  });

  it('is nothing of files that were lost: in whatever order they come again, they are the same deliveries', async () => {
    const { world, enrol, observe, said } = await collecting(await newWorld(), 'latest');
    const rest = `${BEFORE}p-2,care_cost,2018-01-05,0\n`;
    await observe(rest);
    const set = await observe(value(400));
    const corrected = await observe(value(450));
    loseFiles(world);
    await enrol(LIST);
    expect((await observe(value(450))).import).toEqual(corrected.import);
    expect((await observe(value(400))).import).toEqual(set.import);
    await observe(rest);
    expect(await said()).toMatchObject({ cost: '450' });
  });
});
