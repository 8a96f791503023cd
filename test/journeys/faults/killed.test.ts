import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../core/lifecycle/chain/verify-chain.ts';
import { seeded } from '../../../local/demo/seeded.ts';
import { startRuntime } from '../../../local/runtime/runtime.ts';
import { processesWith, runProgram } from './program.ts';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const folder = mkdtempSync(join(tmpdir(), 'utfall-killed-'));
const data = join(folder, 'data');
const DEMO = ['start', '--demo', '--data', data, '--port', '0', '--lang', 'en'];
const CONTRACT = 'norrkoping-2016';

/** At which line of its output each start is killed: early and late in the story, at random but always the same. */
const random = seeded(9);
const KILLED_AT = [0, 12, 12, 24].map((least) => 3 + least + random.below(10));

beforeAll(async () => {
  for (const nth of KILLED_AT) {
    const program = runProgram(DEMO);
    await program.untilLine('', nth);
    program.kill('SIGKILL');
    await program.ended;
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a demo that was killed four times, and its database once', () => {
  it('is carried on to its end, and pays what an undisturbed one pays', async () => {
    const program = runProgram([...DEMO, '--exit']);
    await program.untilLine('goes on from where it was');
    await program.untilLine('Utfall:', 3);
    const database = processesWith(data).find(({ program: name }) => name.endsWith('dynoxide'));
    if (!database) throw new Error('There is no database');
    process.kill(database.pid, 'SIGKILL');
    expect(await program.ended, program.lines.slice(-20).join('\n')).toBe(0);
    const statement = program.lines.filter((line) => /reconciled|^total/.test(line));
    expect(statement.map((line) => line.match(/([\d,]+)\sSEK$/)?.[1])).toEqual([
      '3,000,000',
      '2,452,320',
      '2,880,000',
      '8,332,320',
    ]);
  }, 120_000);

  it('has a whole chain of events, and nothing that waits', async () => {
    const runtime = await startRuntime({
      data,
      mode: 'demo',
      port: 0,
      demo: { people: [], clockFrom: '2021-01-01T00:00:00.000Z' },
      log: () => undefined,
      onFatal: () => undefined,
    });
    const { store } = runtime;
    const [events, heads, tasks, transitions, outbox, enrolments] = await Promise.all([
      store.list('event', CONTRACT, { chain: 'events' }),
      store.list('chain', CONTRACT, { chain: 'events' }),
      store.list('task', CONTRACT),
      store.list('transition', CONTRACT),
      store.list('outbox', CONTRACT),
      store.list('import', CONTRACT),
    ]);
    await runtime.stop();
    expect(verifyChain(events, heads)).toEqual([]);
    expect(tasks.filter(({ state }) => state === 'open')).toEqual([]);
    expect(transitions.filter(({ state }) => state === 'open')).toEqual([]);
    expect(outbox.filter(({ state }) => state === 'pending')).toEqual([]);
    const people = enrolments.filter(({ what }) => what === 'enrolments');
    expect(people.reduce((sum, { rows }) => sum + rows, 0)).toBe(60);
  });

  it('is only looked at by the next start', async () => {
    const program = runProgram([...DEMO, '--exit']);
    expect(await program.ended).toBe(0);
    expect(program.lines.join('\n')).toContain('norrkoping-2016 is here already (closed)');
    expect(processesWith(data)).toEqual([]);
  });
});
