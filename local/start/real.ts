import { appoint } from '../../functions/common/appoint.ts';
import { StartError } from '../engine/start-error.ts';
import { startRuntime } from '../runtime/runtime.ts';
import { listenForStop, type StartOptions } from './options.ts';
import { startWords } from './words/words.ts';

/**
 * Real use: real clock, logins of a real issuer, nothing loaded. The first administrator is named on the
 * command line; administrators name the rest.
 *
 * @throws StartError `issuer-missing` and whatever keeps the runtime from starting
 */
export async function startReal(options: StartOptions): Promise<void> {
  const { io, issuer, audience, administrator, suppressBelowLeast } = options;
  if (issuer === undefined || audience === undefined) throw new StartError('issuer-missing', {});
  const stop = listenForStop(io);
  const runtime = await startRuntime({
    data: options.data,
    mode: 'real',
    port: options.port,
    login: { issuer, audience },
    ...(suppressBelowLeast === undefined ? {} : { suppressBelowLeast }),
    log: io.out,
    onFatal: () => {
      io.err(startWords(io.language).fatal);
      process.exit(1);
    },
  });
  try {
    if (administrator !== undefined) {
      const person = { subject: administrator, name: administrator };
      await appoint(runtime.store, issuer, [{ person, role: 'administrator' }]);
    }
    io.out(startWords(io.language).answersAt(runtime.url));
    await stop.made;
  } finally {
    await runtime.stop();
  }
}
