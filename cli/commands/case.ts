import { Command } from 'commander';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type Io } from '../io.ts';
import { casesText } from '../print/cases.ts';
import { findingsJson, findingsText } from '../print/findings.ts';
import { words } from '../words/words.ts';
import { type CaseRun, caseRuns } from './case-runs.ts';

/** `utfall case PATH…`: runs worked examples, and prints published figures beside what the terms give. */
export const caseCommand: CommandMaker = (io, done) => {
  const { commands, arguments: args, noCases } = words(io.language);
  return new Command('case')
    .description(commands.case)
    .argument('<paths...>', args.paths)
    .option('--details', args.details)
    .action((paths: string[], { details = false }: { details?: boolean }) => {
      const runs = caseRuns(paths, io);
      if (runs.length === 0) {
        io.err(noCases);
        return done(EXIT.misuse);
      }
      // What is wrong with one example keeps no other from being run.
      if (io.json)
        io.out(
          JSON.stringify(
            runs.map((run) => inWords(run, io)),
            null,
            2,
          ),
        );
      else
        io.out([...findingsOf(runs, io), casesText(runs, { details }, io.language)].join('\n\n'));
      const holds = runs.every(({ outcome, findings }) => outcome?.ok && findings.length === 0);
      return done(holds ? EXIT.fine : EXIT.findings);
    });
};

function inWords(run: CaseRun, { language }: Io): object {
  return { ...run, findings: findingsJson(run.findings, language) };
}

/** What kept examples from running; what is wrong with terms is said once, not for each of their examples. */
function findingsOf(runs: readonly CaseRun[], { language }: Io): string[] {
  const said = runs.flatMap(({ findings }) =>
    findings.map((finding) => findingsText([finding], language)),
  );
  return said.length === 0 ? [] : [[...new Set(said)].join('\n')];
}
