import { Command } from 'commander';
import type { CommandMaker } from './command-maker.ts';
import type { ExitCode, Io } from './io.ts';
import { inSwedish } from './words/swedish-help.ts';
import { words } from './words/words.ts';

/** Each command is read when it is asked for: a check needs nothing of what serves a running contract. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandMaker>>> = {
  new: async () => (await import('./commands/new.ts')).newCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  describe: async () => (await import('./commands/describe.ts')).describeCommand,
  diff: async () => (await import('./commands/diff.ts')).diffCommand,
  settle: async () => (await import('./commands/settle.ts')).settleCommand,
  pseudonymise: async () => (await import('./commands/pseudonymise.ts')).pseudonymiseCommand,
  relink: async () => (await import('./commands/relink.ts')).relinkCommand,
  mapping: async () => (await import('./commands/mapping.ts')).mappingCommand,
  intake: async () => (await import('./commands/intake.ts')).intakeCommand,
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluateCommand,
  explain: async () => (await import('./commands/explain.ts')).explainCommand,
  case: async () => (await import('./commands/case.ts')).caseCommand,
  start: async () => (await import('./commands/start.ts')).startCommand,
  audit: async () => (await import('./commands/audit.ts')).auditCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
};

/**
 * The command `utfall` in the language of `io`: with the one of its commands that the arguments name, or with all
 * of them, so that help can list them and a misspelt one be told.
 */
export async function createProgram(
  args: readonly string[],
  io: Io,
  done: (code: ExitCode) => void,
): Promise<Command> {
  const program = new Command('utfall').description(words(io.language).program);
  const first = args.find((arg, at) => !arg.startsWith('-') && args[at - 1] !== '--lang') ?? '';
  const named = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  for (const load of named ? [named] : Object.values(COMMANDS)) {
    const make = await load();
    program.addCommand(withCommon(make(io, done), io));
  }
  return withCommon(program, io);
}

function withCommon(command: Command, io: Io): Command {
  const { languageOption, jsonOption } = words(io.language);
  command
    .option('--json', jsonOption)
    .option('--lang <language>', languageOption)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
    });
  return io.language === 'sv' ? inSwedish(command) : command;
}
