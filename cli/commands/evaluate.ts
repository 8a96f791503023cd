import { setFlagsFromString } from 'node:v8';
import { Command } from 'commander';
import { isDate } from '../../core/calendar/date.ts';
import { type Answer, answer, refusal } from '../../core/findings.ts';
import { splitEvaluation } from '../../core/lifecycle/result-file.ts';
import { evaluate } from '../../core/outcomes/evaluate.ts';
import { checkFiles, evaluateFiles } from '../../core/outcomes/evaluate-files.ts';
import type { Evaluation } from '../../core/outcomes/evaluation.ts';
import { type TippingPoint, tippingPoints } from '../../core/outcomes/tipping/tipping-points.ts';
import { settle } from '../../core/settlement/settle.ts';
import type { Settlement } from '../../core/settlement/settlement.ts';
import type { CommandMaker } from '../command-maker.ts';
import { blocksOf, EXIT, type Io, MisuseError } from '../io.ts';
import { evaluationText } from '../print/evaluation.ts';
import { findingsText } from '../print/findings.ts';
import { reportFindings } from '../print/report.ts';
import { settlementText } from '../print/settlement.ts';
import { tippingText } from '../print/tipping.ts';
import { requiredOption } from '../required-option.ts';
import { words } from '../words/words.ts';
import { knownFacts } from './known-facts.ts';
import { isAskedFor, isNotPlain, type Registers } from './registers-asked.ts';
import { termsFile } from './terms-file.ts';

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
    .action(async (file: string, options: Options) => {
      const result = await evaluated(file, options, io);
      if (!result.ok) return done(reportFindings(result.findings, io));
      const { evaluation, settlement, tippingPoints, currency } = result.value;
      if (io.json) io.out(JSON.stringify(asJson(result.value), null, 2));
      else {
        io.out(evaluationText(evaluation, io.language));
        const tipping = tippingText(tippingPoints, currency, io.language);
        if (tipping !== '') io.out(`\n${tipping}`);
        if (settlement) io.out(`\n${settlementText(settlement, [], io.language)}`);
        if (result.findings.length > 0) io.out(`\n${findingsText(result.findings, io.language)}`);
      }
      return done(EXIT.fine);
    });
};

/** What was evaluated, how far the payment hangs on the missing, and what would be paid if that is asked. */
type Evaluated = {
  readonly evaluation: Evaluation;
  readonly tippingPoints: readonly TippingPoint[];
  readonly settlement?: Settlement;
  readonly currency: string;
};

/** With a settlement, claims are told in numbers and not one by one. */
function asJson({ evaluation, tippingPoints, settlement }: Evaluated) {
  if (!settlement) return { ...evaluation, tippingPoints };
  return { evaluation: splitEvaluation(evaluation).aggregate, tippingPoints, settlement };
}

async function evaluated(file: string, options: Options, io: Io): Promise<Answer<Evaluated>> {
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
  const asked = {
    terms: read.terms,
    asOf: options.asOf ?? new Date().toISOString().slice(0, 10),
    ...(options.period === undefined ? {} : { periods: [options.period] }),
  };
  const { mapping: mappings = [], mend = false } = options;
  const registers = { enrolments: people, observations: seen, mappings, mend };
  const claims = options.settle ? 'alike' : 'each';
  // What lives shortly is little, and the space for it would grow to thirty megabytes beside the columns.
  setFlagsFromString('--semi-space-growth-factor=1');
  const plain = isAskedFor(registers) ? undefined : evaluateFiles({ ...asked, ...files, claims });
  const result =
    plain && !isNotPlain(plain.findings) ? plain : await ofRegisters(registers, asked, io);
  if (!result.ok) return result;
  const { value: evaluation, findings: remarks } = result;
  const facts = knownFacts(evaluation, { results: options.results, io });
  if (!facts.ok) return refusal([...remarks, ...facts.findings]);
  const terms = [{ version: 1, hash: read.hash, terms: read.terms }];
  const input = { terms, facts: facts.value, outcomes: evaluation.metrics };
  const shown = { evaluation, tippingPoints: tippingPoints(input), currency: read.terms.currency };
  if (!options.settle) return answer(shown, remarks);
  const settlement = settle({ ...input, settled: [] });
  const all = [...remarks, ...settlement.findings];
  return settlement.ok ? answer({ ...shown, settlement: settlement.value }, all) : refusal(all);
}

/** Files as registers write them: read like any delivery, with the same findings. */
async function ofRegisters(
  registers: Registers,
  asked: Omit<Parameters<typeof evaluate>[0], 'enrolments' | 'observations'>,
  io: Io,
): Promise<Answer<Evaluation>> {
  // Loaded here and not above: plain files need nothing of it.
  const { takeRegisters } = await import('./registers.ts');
  const taken = await takeRegisters(registers, io);
  if (!taken.ok) return taken;
  const result = evaluate({ ...asked, ...taken.value });
  const findings = [...taken.findings, ...result.findings];
  return result.ok ? answer(result.value, findings) : refusal(findings);
}
