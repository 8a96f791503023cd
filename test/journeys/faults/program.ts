import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The program, as a person runs it. */
export type Program = {
  readonly pid: number;
  /** The lines of its output so far. */
  readonly lines: readonly string[];
  kill(signal: NodeJS.Signals): void;
  /** Resolves at the n-th line of its output that holds this text, or when it has ended. */
  untilLine(text: string, nth?: number): Promise<void>;
  /** Its exit code; null if a signal ended it. */
  readonly ended: Promise<number | null>;
};

/** Runs `utfall` with these arguments. */
export function runProgram(
  args: readonly string[],
  { root = ROOT, env = process.env }: { root?: string; env?: NodeJS.ProcessEnv } = {},
): Program {
  const file = join(root, 'bin', 'utfall.js');
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more;
      for (const look of [...waiting]) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const lines = () => text.split('\n');
  return {
    pid: child.pid ?? 0,
    get lines() {
      return lines();
    },
    kill: (signal) => void child.kill(signal),
    untilLine: (wanted, nth = 1) => {
      const come = new Promise<void>((resolve) => {
        const look = (): void => {
          if (lines().filter((line) => line.includes(wanted)).length < nth) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
      return Promise.race([come, ended.then(() => undefined)]);
    },
    ended,
  };
}

/** The processes that were started with a text among their arguments. */
export function processesWith(text: string): { pid: number; program: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
        const [program = ''] = args;
        return args.some((arg) => arg.includes(text)) ? [{ pid: Number(name), program }] : [];
      } catch {
        return []; // it has ended meanwhile
      }
    });
}
