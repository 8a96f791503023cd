import { Command } from 'commander';
import { isDate } from '../../core/calendar/date.ts';
import { type Answer, answer, refusal } from '../../core/findings.ts';
import { splitEvaluation } from '../../core/lifecycle/result-file.ts';
import { checkFiles, evaluateFiles } from '../../core/outcomes/evaluate-files.ts';
import type { Evaluation } from '../../core/outcomes/evaluation.ts';
import { NO_FACTS } from '../../core/settlement/facts.ts';
import { settle } from '../../core/settlement/settle.ts';
import type { Settlement } from '../../core/settlement/settlement.ts';
import type { ReadTerms } from '../../core/terms/read.ts';
import type { CommandMaker } from '../command-maker.ts';
import { blocksOf, EXIT, type Io, MisuseError } from '../io.ts';
import { evaluationText } from '../print/evaluation.ts';
import { findingsText } from '../print/findings.ts';
import { reportFindings } from '../print/report.ts';
import { settlementText } from '../print/settlement.ts';
import { requiredOption } from '../required-option.ts';
import { words } from '../words/words.ts';
import { termsFile } from './terms-file.ts';

type Options = {
  enrolments?: string;
  observations?: string;
  asOf?: string;
  period?: string;
  settle?: boolean;
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
    .action((file: string, options: Options) => {
      const result = evaluated(file, options, io);
      if (!result.ok) return done(reportFindings(result.findings, io));
      const { evaluation, settlement } = result.value;
      if (io.json)
        io.out(JSON.stringify(settlement ? aggregated(result.value) : evaluation, null, 2));
      else {
        io.out(evaluationText(evaluation, io.language));
        if (settlement) io.out(`\n${settlementText(settlement, [], io.language)}`);
        if (result.findings.length > 0) io.out(`\n${findingsText(result.findings, io.language)}`);
      }
      return done(EXIT.fine);
    });
};

type Evaluated = { readonly evaluation: Evaluation; readonly settlement?: Settlement };

/** With a settlement, claims are told in numbers and not one by one. */
function aggregated({ evaluation, settlement }: Evaluated) {
  return { evaluation: splitEvaluation(evaluation).aggregate, settlement };
}

function evaluated(file: string, options: Options, io: Io): Answer<Evaluated> {
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
  const result = evaluateFiles({
    ...files,
    terms: read.terms,
    claims: options.settle ? 'alike' : 'each',
    asOf: options.asOf ?? new Date().toISOString().slice(0, 10),
    ...(options.period === undefined ? {} : { periods: [options.period] }),
  });
  if (!result.ok) return result;
  if (!options.settle) return answer({ evaluation: result.value }, result.findings);
  const settlement = settleEvaluation(read, result.value);
  if (!settlement.ok) return refusal([...result.findings, ...settlement.findings]);
  return answer({ evaluation: result.value, settlement: settlement.value }, [
    ...result.findings,
    ...settlement.findings,
  ]);
}

/** What the terms pay for an evaluation, if nothing was settled before. */
function settleEvaluation({ terms, hash }: ReadTerms, evaluation: Evaluation): Answer<Settlement> {
  const { facts, asOf, enrolledCount } = evaluation;
  const amounts = [{ amount: 'enrolled', value: String(enrolledCount) }];
  return settle({
    terms: [{ version: 1, hash, terms }],
    facts: { ...NO_FACTS, asOf, amounts, ...facts },
    settled: [],
  });
}
