import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { readImports } from '../../../functions/common/period-data.ts';
import { problemOf } from './problems.ts';
import {
  BASIS,
  CONTRACT,
  collectFirst,
  member,
  TERMS,
  useWorlds,
  type World,
  write,
} from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;
const periodId = 'follow_up_1';
const SUM = '{ observation: care_cost, as: sum }';
const DAYS = TERMS.replace(SUM, '{ observation: care_cost, as: sum, perPerson: days }');

/** A contract under these terms with one child, whose first period collects. */
async function collecting(terms: string): Promise<World> {
  const world = await newWorld();
  await world.as('ada').createContract({ body: { terms } });
  await member(world, { role: 'project-owner', subject: 'petra' });
  await collectFirst(world);
  const data = new File(['person,enrolled_on\np-1,2016-09-01\n'], 'e.csv');
  const body = { data, ...BASIS };
  await world.as('petra').importEnrolments({ contractId, body }, { idempotencyKey: 'first' });
  return world;
}

function observe(world: World, rows: string, acceptValid: 'true' | 'false' = 'false') {
  const data = new File([`person,observation,date,value,until\n${rows}`], 'o.csv');
  const body = { data, acceptValid, ...BASIS };
  return world
    .as('petra')
    .importObservations(
      { contractId, periodId, body },
      { idempotencyKey: `${rows.length} ${acceptValid}` },
    );
}

/** What a verification computes from: errors, or the days of each row. */
async function computed(world: World): Promise<unknown> {
  const imports = await world.store.list('import', contractId);
  const at = '2019-06-30T00:00:00.000Z';
  const read = await readImports(world, imports, { contractId, why: 'a test', at });
  const terms = readTerms(DAYS, 'terms.yaml');
  if (!read.ok || !terms.ok) return [...read.findings, ...terms.findings];
  const given = { terms: terms.value.terms, ...read.value, asOf: '2019-06-30' };
  const result = evaluate({ ...given, periods: [periodId] });
  if (!result.ok) return result.findings;
  return read.value.observations.map(({ date, until = 'the same day' }) => [date, until]);
}

describe('stays without a last day', () => {
  it('are refused at the door, or put aside where the right rows are asked for', async () => {
    const world = await collecting(DAYS);
    const rows = 'p-1,care_cost,2018-05-01,1,\np-1,care_cost,2018-07-01,1,2018-07-10\n';
    const problem = await problemOf(observe(world, rows));
    expect(problem.findings.map(({ code, at }) => [code, at.row])).toEqual([
      ['outcomes.last-day-empty', 2],
    ]);
    const taken = await observe(world, rows, 'true');
    expect(taken.import).toMatchObject({ rows: 1 });
    expect(await computed(world)).toEqual([['2018-07-01', '2018-07-10']]);
  });

  it('are of one day where they were taken in before anybody asked how long they were', async () => {
    const world = await collecting(TERMS);
    await observe(world, 'p-1,care_cost,2018-05-01,1,\n');
    const textFile = await world.files.put('open', contractId, new TextEncoder().encode(DAYS));
    const [terms] = await world.store.list('terms', contractId);
    if (!terms) throw new Error('no terms');
    await write(world, [{ op: 'replace', item: { ...terms, textFile } }]);
    await observe(world, 'p-1,care_cost,2018-07-01,1,2018-07-10\n');
    expect(await computed(world)).toEqual([
      ['2018-05-01', 'the same day'],
      ['2018-07-01', '2018-07-10'],
    ]);
  });
});
