import { Command } from 'commander';
import { readCase, runCase } from '../../core/cases/case.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type Io, readText } from '../io.ts';
import { type CaseRun, casesText } from '../print/cases.ts';
import { reportFindings } from '../print/report.ts';
import { words } from '../words/words.ts';
import { type CaseFile, caseFiles } from './case-files.ts';
import { termsFile } from './terms-file.ts';

/** `utfall case PATH…`: runs worked examples and prints expected, got and the difference. */
export const caseCommand: CommandMaker = (io, done) => {
  const { commands, arguments: args, noCases } = words(io.language);
  return new Command('case')
    .description(commands.case)
    .argument('<paths...>', args.paths)
    .action((paths: string[]) => {
      const runs = caseFiles(paths, io).map((file) => runOne(file, io));
      const findings = runs.flatMap((run) => run.findings);
      if (findings.length > 0) return done(reportFindings(findings, io));
      if (runs.length === 0) {
        io.err(noCases);
        return done(EXIT.misuse);
      }
      io.out(io.json ? JSON.stringify(runs, null, 2) : casesText(runs, io.language));
      return done(runs.every(({ outcome }) => outcome?.ok) ? EXIT.fine : EXIT.findings);
    });
};

function runOne({ file, termsFile: termsPath }: CaseFile, io: Io): CaseRun {
  const { read, findings } = termsFile(termsPath, io);
  if (!read) return { contract: termsPath, file, findings };
  const contract = read.terms.contract;
  const example = readCase(readText(file, io), file);
  if (!example.ok) return { contract, file, findings: example.findings };
  const outcome = runCase(read, example.value);
  const { published } = example.value.example.expect;
  const errors = outcome.findings.filter((finding) => finding.severity === 'error');
  return { contract, file, outcome, findings: errors, ...(published ? { published } : {}) };
}
