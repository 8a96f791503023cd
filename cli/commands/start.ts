import { Command } from 'commander';
import { leastThreshold } from '../../core/privacy/least-threshold.ts';
import type { CommandMaker } from '../command-maker.ts';
import { MisuseError } from '../io.ts';
import { words } from '../words/words.ts';

type Options = {
  demo?: boolean;
  data?: string;
  port: string;
  fresh?: boolean;
  exit?: boolean;
  contract: string;
  issuer?: string;
  audience?: string;
  administrator?: string;
  suppressBelow?: string;
};

const PORT = '4710';

/** `utfall start`: the embedded runtime, for real use or as a demo that plays a whole contract. */
export const startCommand: CommandMaker = (io, done) => {
  const { commands, start } = words(io.language);
  return new Command('start')
    .description(commands.start)
    .option('--data <folder>', start.data)
    .option('--port <port>', start.port, PORT)
    .option('--issuer <address>', start.issuer)
    .option('--audience <client>', start.audience)
    .option('--administrator <subject>', start.administrator)
    .option('--suppress-below <count>', start.suppressBelow)
    .option('--demo', start.demo)
    .option('--contract <name>', start.contract, 'norrkoping-2016')
    .option('--fresh', start.fresh)
    .option('--exit', start.exit)
    .action(async (options: Options) => {
      const { data } = options;
      if (data === undefined) throw new MisuseError(start.dataMissing);
      const port = portOf(options.port, start.badPort);
      // Loaded here and not above, so that commands on files start without the runtime.
      const { startUtfall } = await import('../../local/start/start-utfall.ts');
      const least = leastOf(options.suppressBelow, start.badLeast);
      done(await startUtfall({ ...options, ...least, data, port, io }));
    });
};

/** @throws MisuseError for a number that would protect nobody */
function leastOf(
  written: string | undefined,
  bad: (written: string) => string,
): { suppressBelowLeast?: number } {
  if (written === undefined) return {};
  try {
    return { suppressBelowLeast: leastThreshold(written) };
  } catch {
    throw new MisuseError(bad(written));
  }
}

function portOf(written: string, bad: (written: string) => string): number {
  const port = Number(written);
  if (!/^\d{1,5}$/.test(written) || port > 65_535) throw new MisuseError(bad(written));
  return port;
}
