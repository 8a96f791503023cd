import { setTimeout as sleep } from 'node:timers/promises';
import { checkDatabaseFile } from './database-file.ts';
import { findDynoxide } from './dynoxide-binary.ts';
import { answers, waitUntilReady } from './dynoxide-ready.ts';
import { type GuardedProcess, spawnGuarded } from './guarded-process.ts';
import { freeLoopbackPort, LOOPBACK } from './loopback-port.ts';
import { StartError } from './start-error.ts';

/** Names a DynamoDB endpoint to use instead of starting one. */
export const ENDPOINT_VARIABLE = 'UTFALL_DYNAMODB_ENDPOINT';

/** Dying more often than this within a minute is no accident: starting again would not help. */
const DEATHS_PER_MINUTE_MAX = 5;

export type Dynoxide = {
  /** Where the SDK finds it; the same for as long as it runs, also after a restart. */
  readonly endpoint: string;
  /** Pid of the watchdog that holds the database; absent where the endpoint was given. */
  pid(): number | undefined;
  /** Ends it gently. Later deaths are not ours to mend. */
  stop(): Promise<void>;
};

export type StartDynoxideOptions = {
  /** The database file; created where there is none. */
  file: string;
  /** A port on the loopback address; any free one when absent. */
  port?: number;
  /** Told, once, when it keeps dying and is given up. */
  onFatal: (error: StartError) => void;
  /** Told each time that it died and was started again. */
  onRestart?: (facts: { deaths: number; output: string }) => void;
  env?: NodeJS.ProcessEnv;
  /** How the program is found; nothing where there is none. */
  find?: (env: NodeJS.ProcessEnv) => string | undefined;
};

/**
 * Runs dynoxide on a file: waits until it answers, starts it again on the same port when it dies,
 * and makes it end with this process even if this process is killed.
 *
 * @throws StartError `dynoxide-missing`, `dynoxide-failed`, `database-corrupt`, `port-in-use`,
 *   `dynamodb-unreachable`
 */
export async function startDynoxide(options: StartDynoxideOptions): Promise<Dynoxide> {
  const env = options.env ?? process.env;
  const given = env[ENDPOINT_VARIABLE];
  if (given !== undefined && given !== '') return useGiven(given);
  const binary = (options.find ?? findDynoxide)(env);
  if (binary === undefined) {
    const platform = `${process.platform}-${process.arch}`;
    throw new StartError('dynoxide-missing', { platform, variable: ENDPOINT_VARIABLE });
  }
  checkDatabaseFile(options.file);
  return startOnFreePort(options, binary);
}

/** Between finding a port free and taking it, another program may take it: then try another. */
async function startOnFreePort(
  options: StartDynoxideOptions,
  binary: string,
  attempt = 1,
): Promise<Dynoxide> {
  const port = await freeLoopbackPort(options.port);
  try {
    return await supervise(options, { binary, file: options.file, port });
  } catch (error) {
    const lost = error instanceof StartError && error.is('port-in-use');
    if (!lost || options.port !== undefined || attempt === 3) throw error;
    return startOnFreePort(options, binary, attempt + 1);
  }
}

async function useGiven(endpoint: string): Promise<Dynoxide> {
  if (!(await answers(endpoint))) throw new StartError('dynamodb-unreachable', { endpoint });
  return { endpoint, pid: () => undefined, stop: async () => undefined };
}

type Launch = { binary: string; file: string; port: number };

async function supervise(options: StartDynoxideOptions, launch: Launch): Promise<Dynoxide> {
  const endpoint = `http://${LOOPBACK}:${launch.port}`;
  let running = spawnGuarded(commandOf(launch));
  let stopping = false;
  await waitUntilReady(running, { ...launch, endpoint });
  const watching = keepAlive();
  return {
    endpoint,
    pid: () => running.pid,
    async stop() {
      stopping = true;
      await running.stop();
      await watching;
    },
  };

  async function keepAlive(): Promise<void> {
    const deaths: number[] = [];
    while (true) {
      await running.ended;
      if (stopping) return;
      deaths.push(Date.now());
      const recent = deaths.filter((at) => at > Date.now() - 60_000).length;
      const output = running.output();
      if (recent > DEATHS_PER_MINUTE_MAX) return options.onFatal(failure(launch, running));
      await sleep(20 * recent); // the dead one may need a moment to let go of port and file
      if (stopping) return;
      running = spawnGuarded(commandOf(launch));
      options.onRestart?.({ deaths: deaths.length, output });
    }
  }
}

function commandOf({ binary, file, port }: Launch): string[] {
  return [binary, 'serve', '--host', LOOPBACK, '--port', String(port), '--db-path', file];
}

function failure({ file }: Launch, process: GuardedProcess): StartError {
  return new StartError('dynoxide-failed', { file, output: process.output() });
}
