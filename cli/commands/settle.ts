import { Command } from 'commander';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT } from '../io.ts';
import { findingsText } from '../print/findings.ts';
import { reportFindings } from '../print/report.ts';
import { settlementText } from '../print/settlement.ts';
import { requiredOption } from '../required-option.ts';
import { words } from '../words/words.ts';
import { settled } from './settled.ts';

/** `utfall settle TERMS --results FILE`: what is payable, per sentence and payer. */
export const settleCommand: CommandMaker = (io, done) => {
  const { commands, arguments: args } = words(io.language);
  return new Command('settle')
    .description(commands.settle)
    .argument('<terms>', args.terms)
    .option('--results <file>', args.results)
    .action((file: string, options: { results?: string }) => {
      const results = requiredOption(options.results, '--results <file>', io);
      const result = settled(file, results, io);
      if (!result.ok) return done(reportFindings(result.findings, io));
      const { settlement, amounts } = result.value;
      if (io.json) io.out(JSON.stringify({ ...settlement, amounts }, null, 2));
      else {
        io.out(settlementText(settlement, amounts, io.language));
        if (result.findings.length > 0) io.err(findingsText(result.findings, io.language));
      }
      return done(EXIT.fine);
    });
};
