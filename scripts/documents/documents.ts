import { readFileSync } from 'node:fs';
import { COMMANDS } from '../../cli/commands.ts';
import { run } from '../../cli/run.ts';
import { filledConsoleBlocks } from './console-blocks.ts';

/** The documents whose commands are run. */
export const DOCUMENTS = [
  'README.md',
  'docs/contract-manager.md',
  'docs/data-files.md',
  'docs/evaluator.md',
  'docs/finance.md',
  'docs/operating/one-machine.md',
  'docs/developer.md',
];

/** A document as it must stand: with what its commands really print. */
export async function documentText(path: string): Promise<string> {
  return filledConsoleBlocks(readFileSync(path, 'utf8'), printed);
}

async function printed(args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const print = (text: string): void => {
    lines.push(text);
  };
  await run(COMMANDS, args, { out: print, err: print, env: {} });
  return lines.join('\n');
}
