import { Command } from 'commander';
import type { Commands } from './command-maker.ts';
import type { ExitCode, Io } from './io.ts';
import { inSwedish } from './words/swedish-help.ts';
import { words } from './words/words.ts';

/**
 * The command `utfall` in the language of `io`: with the one of its commands that the arguments name, or with all
 * of them, so that help can list them and a misspelt one be told.
 */
export async function createProgram(
  commands: Commands,
  args: readonly string[],
  io: Io,
  done: (code: ExitCode) => void,
): Promise<Command> {
  const program = new Command('utfall').description(words(io.language).program);
  const first = args.find((arg, at) => !arg.startsWith('-') && args[at - 1] !== '--lang') ?? '';
  const named = Object.hasOwn(commands, first) ? commands[first] : undefined;
  for (const load of named ? [named] : Object.values(commands)) {
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
