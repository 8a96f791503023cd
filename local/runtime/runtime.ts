import { folderFiles, installationKeyTrouble } from '../../ports/files/folder.ts';
import type { Files } from '../../ports/files.ts';
import { folderNotices } from '../../ports/notices/folder.ts';
import type { Store } from '../../store/store.ts';
import { type DataFolder, openDataFolder } from '../engine/data-folder.ts';
import { type Dynoxide, startDynoxide } from '../engine/dynoxide.ts';
import { StartError } from '../engine/start-error.ts';
import { startHttp } from './http.ts';
import { type DemoIssuer, demoIssuer } from './issuer.ts';
import { nothingBetween, type RuntimeOptions } from './options.ts';
import { openTables } from './tables.ts';
import { startTicker } from './ticker.ts';
import { webApp } from './web-app.ts';
import { type Engine, startWorkflows } from './workflows.ts';

/** Utfall on this machine, running. */
export type Runtime = {
  /** Where the API answers. */
  readonly url: string;
  readonly store: Store;
  readonly files: Files;
  readonly issuer?: DemoIssuer;
  readonly engine: Engine;
  /** Does what is due now. */
  sweep(): Promise<void>;
  /** Resolves when every workflow waits for a person or a date and nothing is left in the outbox. */
  atRest(): Promise<void>;
  stop(): Promise<void>;
};

/** Often enough that a person does not notice, seldom enough to leave the machine alone. */
const SWEEP_EVERY_MS = 30_000;

/**
 * Starts Utfall on this machine: database, workflows, sweep and API. What a killed process left open goes on
 * from where it was.
 *
 * @throws StartError when a person must mend something first: folder, key, port, binary, database file
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { data, mode, fresh = false } = options;
  const closing: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const folder = await openDataFolder(data, { mode, fresh });
    closing.push(() => folder.release());
    await checkKey(folder);
    const database = await startDynoxide({
      file: folder.inside('utfall.db'),
      onFatal: options.onFatal,
      onRestart: ({ deaths }) => options.log(`dynoxide died (${deaths}) and was started again`),
    });
    closing.push(() => database.stop());
    return await startRooms(options, { folder, database, closing, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

type Ground = {
  readonly folder: DataFolder;
  readonly database: Dynoxide;
  readonly closing: (() => Promise<void>)[];
  readonly stop: () => Promise<void>;
};

async function startRooms(options: RuntimeOptions, ground: Ground): Promise<Runtime> {
  const { folder, database, closing, stop } = ground;
  const { between = nothingBetween, demo } = options;
  const tables = await openTables(database.endpoint, {
    between,
    ...(demo === undefined ? {} : { clockFrom: demo.clockFrom }),
  });
  closing.push(async () => tables.close());
  const kept = folderFiles(placesIn(folder));
  const files = between('files', kept);
  const notices = between('notices', folderNotices({ root: folder.inside('outbox') }));
  const engine = await startWorkflows({ ...tables, files, notices, options });
  closing.push(() => engine.stop());

  const ticker = startTicker({
    everyMs: options.sweepEveryMs ?? SWEEP_EVERY_MS,
    job: () => engine.sweep({ checkAll: false }),
    failed: (error) => options.log(`sweep failed: ${String(error)}`),
  });
  closing.push(() => ticker.stop());

  const issuer = await issuerOf(options, folder);
  const app = webApp({ ...tables, files, engine, options, issuer, sweep: ticker.now });
  const http = await startHttp(app, options.port);
  closing.push(() => http.stop());
  await engine.sweep({ checkAll: true });
  return {
    url: http.url,
    store: tables.store,
    files,
    ...(issuer === undefined ? {} : { issuer }),
    engine,
    sweep: ticker.now,
    atRest: () => engine.atRest(),
    stop,
  };
}

function placesIn(folder: DataFolder): { root: string; installationKeyFile: string } {
  return {
    root: folder.inside('files'),
    installationKeyFile: folder.inside('installation.key'),
  };
}

/** @throws StartError `installation-key` */
async function checkKey(folder: DataFolder): Promise<void> {
  const places = placesIn(folder);
  const trouble = await installationKeyTrouble(places);
  if (!trouble) return;
  const { installationKeyFile: file } = places;
  throw new StartError('installation-key', {
    ...trouble,
    file,
    keys: folder.inside('files', 'keys'),
  });
}

async function issuerOf(
  { demo }: RuntimeOptions,
  folder: DataFolder,
): Promise<DemoIssuer | undefined> {
  if (!demo) return undefined;
  return demoIssuer({
    issuer: 'urn:utfall:demo',
    keyFile: folder.inside('demo-issuer.json'),
    people: demo.people,
  });
}
