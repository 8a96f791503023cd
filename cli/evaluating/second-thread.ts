import { existsSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Io } from '../io.ts';
import type { Asked } from './evaluated.ts';
import { type Cut, cutOf } from './halves.ts';
import type { Begun, Said, SaidFirst, SaidOfGround, Sent } from './messages.ts';

/** Smaller files are read before another thread has begun. */
const LEAST_BYTES = 1 << 23;
/** Beside the bundled command line; what runs from its sources has one thread. */
const ENTRY = new URL('tally-thread.cjs', import.meta.url);

/** Another thread, which reads who is enrolled, and then half of the observations. */
export type SecondThread = {
  readonly cut: Cut;
  readonly enrolled: Promise<SaidFirst>;
  readonly add: (ground: Sent) => Promise<SaidOfGround>;
  readonly end: () => Promise<unknown>;
};

/** Begins a second thread where files are large and plain enough for it to pay. */
export function secondThread(asked: Asked, { language }: Io): SecondThread | undefined {
  const { enrolments, observations, mappings, mend } = asked.registers;
  if (mappings.length > 0 || mend || !existsSync(ENTRY)) return undefined;
  const { size = 0 } = statSync(observations, { throwIfNoEntry: false }) ?? {};
  const cut = size < LEAST_BYTES ? undefined : cutOf(observations, size);
  if (!cut) return undefined;
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
