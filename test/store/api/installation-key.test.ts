import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ContractItem } from '../../../core/lifecycle/items/contract.ts';
import { problemOf } from './problems.ts';
import { BASIS, CONTRACT, useWorlds, type World, withContract, write } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;

async function enrolled(): Promise<{ world: World; importId: string }> {
  const world = await withContract(await newWorld());
  const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
  await write(world, [
    {
      op: 'replace',
      item: { ...contract, phase: 'intervention', enrolment: 'open', termsVersion: 1 },
    },
  ]);
  return { world, importId: await enrol(world, 'one') };
}

async function enrol(world: World, idempotencyKey: string): Promise<string> {
  const data = new File(['person,enrolled_on\np-1,2016-09-01\n'], 'e.csv', {
    type: 'text/csv',
  });
  const body = { data, ...BASIS };
  const answer = await world.as('petra').importEnrolments({ contractId, body }, { idempotencyKey });
  return answer.import.importId;
}

const read = (world: World, importId: string, language?: 'sv') =>
  world.as('petra', language).readImportFile({ contractId, importId });

const anotherKey = (world: World) =>
  writeFileSync(join(world.root, 'installation.key'), `${'ab'.repeat(32)}\n`);

describe('persons’ data whose installation key was replaced by another', () => {
  it('are told of as what they are, in the person’s language, with what is to be done', async () => {
    const { world, importId } = await enrolled();
    anotherKey(world);
    for (const call of [read(world, importId), enrol(world, 'two')]) {
      const problem = await problemOf(call);
      expect(problem).toMatchObject({ status: 503 });
      expect(problem.message).toContain('its installation key was replaced by another');
      expect(problem.message).toContain('docs/operating/keys.md');
      expect(problem.message).not.toContain(world.root);
    }
    const swedish = await problemOf(read(world, importId, 'sv'));
    expect(swedish.message).toContain('installationsnyckeln är utbytt mot en annan');
    expect(world.lines.at(-1)).toContain('"error":"InstallationKey"');
  });

  it('are there again when the right key is lost, and the same file is delivered again', async () => {
    const { world, importId } = await enrolled();
    anotherKey(world);
    rmSync(join(world.root, 'keys', `${contractId}.json`));
    expect(await enrol(world, 'two')).toBe(importId);
    const bytes = await read(world, importId);
    expect(new TextDecoder().decode(bytes)).toContain('p-1');
  });
});
