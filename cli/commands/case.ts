import { Command } from 'commander';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT } from '../io.ts';
import { casesText } from '../print/cases.ts';
import { reportFindings } from '../print/report.ts';
import { words } from '../words/words.ts';
import { caseRuns } from './case-runs.ts';

/** `utfall case PATH…`: runs worked examples, and prints published figures beside what the terms give. */
export const caseCommand: CommandMaker = (io, done) => {
  const { commands, arguments: args, noCases } = words(io.language);
  return new Command('case')
    .description(commands.case)
    .argument('<paths...>', args.paths)
    .option('--details', args.details)
    .action((paths: string[], { details = false }: { details?: boolean }) => {
      const runs = caseRuns(paths, io);
      const findings = runs.flatMap((run) => run.findings);
      if (findings.length > 0) return done(reportFindings(findings, io));
      if (runs.length === 0) {
        io.err(noCases);
        return done(EXIT.misuse);
      }
      io.out(io.json ? JSON.stringify(runs, null, 2) : casesText(runs, { details }, io.language));
      return done(runs.every(({ outcome }) => outcome?.ok) ? EXIT.fine : EXIT.findings);
    });
};
