import { COMMANDS } from '../../cli/commands.ts';
import { run } from '../../cli/run.ts';

/** What a command printed, and its exit code. */
export type Printed = { code: number; out: string; err: string };

/** Runs the command line in this process, as a person would type it. */
export async function utfall(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Printed> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(COMMANDS, args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    env,
  });
  return { code, out: plain(out), err: plain(err) };
}

/** Figures keep their unit by a no-break space, which a test need not type. */
function plain(lines: readonly string[]): string {
  return lines.join('\n').replaceAll('\u00a0', ' ');
}
