import { Command } from 'commander';
import { isDate } from '../../core/calendar/date.ts';
import type { CommandMaker } from '../command-maker.ts';
import { type Asked, evaluated } from '../evaluating/evaluated.ts';
import { cutOf } from '../evaluating/halves.ts';
import { isAskedFor } from '../evaluating/registers-asked.ts';
import { report } from '../evaluating/report.ts';
import type { SecondThread } from '../evaluating/second-thread.ts';
import { type Io, MisuseError } from '../io.ts';
import { requiredOption } from '../required-option.ts';
import { words } from '../words/words.ts';

type Options = {
  enrolments?: string;
  observations?: string;
  asOf?: string;
  period?: string;
  settle?: boolean;
  results?: string;
  mapping?: string[];
  mend?: boolean;
};

/** `utfall evaluate TERMS --enrolments CSV --observations CSV`: outcomes with their denominators. */
export const evaluateCommand: CommandMaker = (io, done) => {
  const { commands, arguments: args } = words(io.language);
  return new Command('evaluate')
    .description(commands.evaluate)
    .argument('<terms>', args.terms)
    .option('--enrolments <file>', args.enrolments)
    .option('--observations <file>', args.observations)
    .option('--as-of <date>', args.asOf)
    .option('--period <id>', args.period)
    .option('--settle', args.settle)
    .option('--results <file>', args.alsoKnown)
    .option('--mapping <file...>', args.mappings)
    .option('--mend', args.mend)
    .action(async (terms: string, options: Options) => {
      const asked = askedFor(terms, options, io);
      const second = await secondThreadFor(asked, io);
      try {
        return done(report(await evaluated(asked, second, io), asked, io));
      } finally {
        await second?.end();
      }
    });
};

/** Begins a second thread where the files are large, and plain as far as anybody knows. */
async function secondThreadFor({ registers }: Asked, io: Io): Promise<SecondThread | undefined> {
  const cut = isAskedFor(registers) ? undefined : cutOf(registers.observations);
  if (!cut) return undefined;
  // Loaded here and not above: most files are small, and need none of it.
  const { secondThread } = await import('../evaluating/second-thread.ts');
  return secondThread(registers, cut, io);
}

function askedFor(terms: string, options: Options, io: Io): Asked {
  const { asOf, mapping = [], mend = false } = options;
  if (asOf !== undefined && !isDate(asOf)) {
    throw new MisuseError(words(io.language).badDate(asOf));
  }
  const enrolments = requiredOption(options.enrolments, '--enrolments <file>', io);
  const observations = requiredOption(options.observations, '--observations <file>', io);
  return {
    terms,
    registers: { enrolments, observations, mappings: mapping, mend },
    asOf,
    period: options.period,
    settle: options.settle ?? false,
    results: options.results,
  };
}
