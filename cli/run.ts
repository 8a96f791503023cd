import { CommanderError } from 'commander';
import { LANGUAGES, type Language } from '../core/words/language.ts';
import type { Commands } from './command-maker.ts';
import { EXIT, type ExitCode, type Io, isFileTooLarge } from './io.ts';
import { reportFindings } from './print/report.ts';
import { createProgram } from './program.ts';
import { words } from './words/words.ts';

/**
 * Runs the command line and answers its exit code: 0 fine, 1 findings, 2 misuse, 3 written in part. A person never
 * sees a stack trace, unless `UTFALL_DEBUG` asks for it.
 */
export async function run(
  commands: Commands,
  args: readonly string[],
  terminal: Pick<Io, 'out' | 'err' | 'env'>,
): Promise<ExitCode> {
  const language = languageOf(args, terminal.env);
  if (typeof language !== 'string') {
    terminal.err(words('en').badLanguage(language.written));
    return EXIT.misuse;
  }
  const io: Io = { ...terminal, language, json: args.includes('--json') };
  const result: { code: ExitCode } = { code: EXIT.fine };
  try {
    const program = await createProgram(commands, args, io, (code) => {
      result.code = code;
    });
    await program.parseAsync([...args], { from: 'user' });
    return result.code;
  } catch (error) {
    return failure(error, io);
  }
}

function failure(error: unknown, io: Io): ExitCode {
  if (isFileTooLarge(error)) return reportFindings([error.finding], io);
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.misuse;
  if (io.env['UTFALL_DEBUG'] !== undefined) throw error;
  io.err(error instanceof Error ? error.message : String(error));
  return EXIT.misuse;
}

/** `--lang` if given, else the machine's language, else English. */
function languageOf(args: readonly string[], env: Io['env']): Language | { written: string } {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at === -1) return (env['LC_ALL'] ?? env['LANG'] ?? '').startsWith('sv') ? 'sv' : 'en';
  const written = args[at]?.includes('=') ? args[at]?.split('=')[1] : args[at + 1];
  return LANGUAGES.find((language) => language === written) ?? { written: written ?? '' };
}
