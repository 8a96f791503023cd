import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Io } from '../io.ts';
import type { Cut } from './halves.ts';
import type { Begun, Said, SaidFirst, SaidOfGround, Sent } from './messages.ts';
import type { Registers } from './registers-asked.ts';

/** Beside the bundled command line; what runs from its sources has one thread. */
const ENTRY = new URL('tally-thread.cjs', import.meta.url);

/** Another thread, which reads who is enrolled, and then half of the observations. */
export type SecondThread = {
  readonly cut: Cut;
  readonly enrolled: Promise<SaidFirst>;
  readonly add: (ground: Sent) => Promise<SaidOfGround>;
  readonly end: () => Promise<unknown>;
};

/** Begins a second thread for files that are cut so. @returns nothing where the program has no bundle of one */
export function secondThread(
  { enrolments, observations }: Registers,
  cut: Cut,
  { language }: Io,
): SecondThread | undefined {
  if (!existsSync(ENTRY)) return undefined;
  const workerData = { enrolments, observations, cut, language } satisfies Begun;
  const worker = new Worker(ENTRY, { workerData });
  const enrolled = nextOf<SaidFirst>(worker);
  return {
    cut,
    enrolled,
    add: (ground) => {
      const added = nextOf<SaidOfGround>(worker);
      worker.postMessage(ground);
      return added;
    },
    end: () => worker.terminate(),
  };
}

/** What a thread says next. */
function nextOf<T extends Said<unknown>>(worker: Worker): Promise<T> {
  const said = new Promise<T>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  // Where nobody waits for it any more, the first thread has met what is wrong itself.
  said.catch(() => undefined);
  return said;
}
