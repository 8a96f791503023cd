import { Command } from 'commander';
import type { CommandMaker } from './command-maker.ts';
import { auditCommand } from './commands/audit.ts';
import { caseCommand } from './commands/case.ts';
import { checkCommand } from './commands/check.ts';
import { describeCommand } from './commands/describe.ts';
import { diffCommand } from './commands/diff.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { intakeCommand } from './commands/intake.ts';
import { newCommand } from './commands/new.ts';
import { settleCommand } from './commands/settle.ts';
import { startCommand } from './commands/start.ts';
import type { ExitCode, Io } from './io.ts';
import { words } from './words/words.ts';

const COMMANDS: readonly CommandMaker[] = [
  newCommand,
  checkCommand,
  describeCommand,
  diffCommand,
  settleCommand,
  intakeCommand,
  evaluateCommand,
  explainCommand,
  caseCommand,
  startCommand,
  auditCommand,
  exportCommand,
  importCommand,
];

/** The command `utfall` with its commands, in the language of `io`. */
export function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('utfall').description(words(io.language).program);
  for (const make of COMMANDS) program.addCommand(withCommon(make(io, done), io));
  return withCommon(program, io);
}

function withCommon(command: Command, io: Io): Command {
  const { languageOption, jsonOption } = words(io.language);
  return command
    .option('--json', jsonOption)
    .option('--lang <language>', languageOption)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
    });
}
