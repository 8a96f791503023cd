import { StartError } from '../engine/start-error.ts';
import { version } from '../runtime/version.ts';
import { startDemo } from './demo.ts';
import type { StartOptions } from './options.ts';
import { startReal } from './real.ts';
import { startErrorText } from './words/words.ts';

/**
 * Starts Utfall and stays until it is told to stop (Ctrl-C, SIGTERM), or until the demo's story is told.
 *
 * Answers the exit code: 0, or 2 if a person must mend something before it can start.
 */
export async function startUtfall(options: StartOptions): Promise<0 | 2> {
  const { io } = options;
  try {
    io.out(`Utfall ${version()}`);
    await (options.demo ? startDemo(options) : startReal(options));
    return 0;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    io.err(startErrorText(error, io.language));
    return 2;
  }
}
