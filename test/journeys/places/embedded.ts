import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appoint } from '../../../functions/common/appoint.ts';
import type { Stage } from '../../../local/demo/stage.ts';
import { type Runtime, startRuntime } from '../../../local/runtime/runtime.ts';
import { stageOn } from '../../../local/start/demo.ts';
import type { Kept, Opening, Place, Sent } from './place.ts';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/** A whole embedded runtime in a folder of its own. */
export async function openEmbedded(opening: Opening): Promise<Place> {
  const data = join(mkdtempSync(join(tmpdir(), 'utfall-journey-')), 'data');
  if (opening.from !== undefined) cpSync(opening.from, data, { recursive: true });
  const start = () => startIn(data, opening);
  const state = { runtime: await start() };
  const stage = lastingStage(() => stageOn(state.runtime, 'en'));
  await appoint(state.runtime.store, stage.issuer, opening.appointments);
  return {
    get url() {
      return state.runtime.url;
    },
    stage,
    get store() {
      return state.runtime.store;
    },
    sweep: (options) => (options ? state.runtime.engine.sweep(options) : state.runtime.sweep()),
    notices: async () => noticesIn(join(data, 'outbox')),
    kept: async () => filesIn(data),
    copyTo: async (folder) => {
      await state.runtime.stop();
      cpSync(data, folder, { recursive: true });
      state.runtime = await start();
    },
    kill: async () => {
      await state.runtime.stop();
      state.runtime = await start();
    },
    close: async () => {
      await state.runtime.stop();
      rmSync(join(data, '..'), { recursive: true, force: true });
    },
  };
}

function startIn(data: string, { people, clockFrom }: Opening): Promise<Runtime> {
  return startRuntime({
    data,
    mode: 'demo',
    port: 0,
    demo: { people, clockFrom },
    log: () => undefined,
    onFatal: (error) => {
      throw error;
    },
    retryIntervalMs: 5,
    sweepEveryMs: 3_600_000,
  });
}

/** The story goes on after a restart: it asks for the stage of the runtime that runs now. */
function lastingStage(now: () => Stage): Stage {
  return {
    as: (subject) => now().as(subject),
    get clock() {
      return now().clock;
    },
    issuer: now().issuer,
    atRest: () => now().atRest(),
    nextDue: (contractId) => now().nextDue(contractId),
  };
}

function noticesIn(folder: string): Sent[] {
  const names = readdirSync(folder).sort();
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  const whole = ids.flatMap((id) => [`${id}.html`, `${id}.json`]).sort();
  if (names.join() !== whole.join()) throw new Error(`Not every notice is whole: ${names}`);
  return ids.map((noticeId) => ({
    noticeId,
    forSystems: readFileSync(join(folder, `${noticeId}.json`), 'utf8'),
  }));
}

function filesIn(data: string): Kept[] {
  return readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((name) => ({ name, bytes: readFileSync(name) }));
}
