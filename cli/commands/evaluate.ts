import { Command } from 'commander';
import { isDate } from '../../core/calendar/date.ts';
import { type Answer, refusal } from '../../core/findings.ts';
import { checkFiles, evaluateFiles } from '../../core/outcomes/evaluate-files.ts';
import type { Evaluation } from '../../core/outcomes/evaluation.ts';
import type { CommandMaker } from '../command-maker.ts';
import { blocksOf, EXIT, type Io, MisuseError } from '../io.ts';
import { evaluationText } from '../print/evaluation.ts';
import { findingsText } from '../print/findings.ts';
import { reportFindings } from '../print/report.ts';
import { requiredOption } from '../required-option.ts';
import { words } from '../words/words.ts';
import { termsFile } from './terms-file.ts';

type Options = { enrolments?: string; observations?: string; asOf?: string; period?: string };

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
    .action((file: string, options: Options) => {
      const result = evaluated(file, options, io);
      if (!result.ok) return done(reportFindings(result.findings, io));
      if (io.json) io.out(JSON.stringify(result.value, null, 2));
      else {
        io.out(evaluationText(result.value, io.language));
        if (result.findings.length > 0) io.out(`\n${findingsText(result.findings, io.language)}`);
      }
      return done(EXIT.fine);
    });
};

function evaluated(file: string, options: Options, io: Io): Answer<Evaluation> {
  if (options.asOf !== undefined && !isDate(options.asOf)) {
    throw new MisuseError(words(io.language).badDate(options.asOf));
  }
  const people = requiredOption(options.enrolments, '--enrolments <file>', io);
  const seen = requiredOption(options.observations, '--observations <file>', io);
  const { read, findings } = termsFile(file, io);
  const files = {
    enrolments: { file: people, blocks: () => blocksOf(people, io) },
    observations: { file: seen, blocks: () => blocksOf(seen, io) },
  };
  if (!read) return refusal([...findings, ...checkFiles(files)]);
  return evaluateFiles({
    ...files,
    terms: read.terms,
    asOf: options.asOf ?? new Date().toISOString().slice(0, 10),
    ...(options.period === undefined ? {} : { periods: [options.period] }),
  });
}
