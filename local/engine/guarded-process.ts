import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/**
 * Starts a program ($@) and ends it when the pipe on standard input closes, which the operating
 * system does when the parent dies, however it dies. A line on the pipe asks for a gentle end; were
 * the pipe closed after it all the same, the program and whatever it has started end at once.
 *
 * The three are a process group of their own, which is what `kill 0` ends. `read` is a shell builtin,
 * so the watcher is one process and leaves no child when it is killed; were this shell itself killed,
 * the watcher would live on and still end the program. The copy of
 * the pipe in descriptor 3 is needed because a shell gives background jobs an empty standard input;
 * neither program nor shell keeps it, or it could never close.
 */
const WATCHDOG = `
exec 3<&0
"$@" 3<&- </dev/null &
program=$!
( if read -r asked <&3; then kill -TERM $program; read -r closed <&3; fi; kill -KILL 0 ) 2>/dev/null &
watcher=$!
exec 3<&- </dev/null
wait $program
code=$?
kill -KILL $watcher 2>/dev/null
exit $code
`;

/** Long enough to find the cause in, short enough for one log line. */
const OUTPUT_KEPT = 2_000;

const INSIST_AFTER_MS = 3_000;

export type GuardedProcess = {
  /** The watchdog's pid; the program is its child. */
  readonly pid: number;
  /** The end of what it printed. */
  output(): string;
  /** Settles when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks for a gentle end, and insists after a while. */
  stop(): Promise<void>;
};

/**
 * Starts a program that ends when this process does. It runs in a session of its own, so that a Ctrl-C in the
 * terminal, which goes to the whole process group, reaches us alone and we can finish our writes first.
 */
export function spawnGuarded(
  command: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): GuardedProcess {
  const child = spawn('/bin/sh', ['-c', WATCHDOG, 'utfall-watchdog', ...command], {
    ...options,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = keepOutput(child);
  // The pipe may break while we write the line that asks it to end: then it has ended.
  child.stdin.on('error', () => child.stdin.destroy());
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    // Were only the shell killed, closing the pipe ends the program. `close` comes when the
    // program too has let go of its output, so that a restart never meets the old one.
    child.once('exit', () => child.stdin.destroy());
    child.once('close', () => resolve());
  });
  return {
    pid: child.pid ?? 0,
    output,
    ended,
    async stop() {
      child.stdin.write('stop\n');
      const insist = setTimeout(() => child.stdin.destroy(), INSIST_AFTER_MS);
      await ended;
      clearTimeout(insist);
    },
  };
}

function keepOutput(child: ChildProcessByStdio<Writable, Readable, Readable>): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-OUTPUT_KEPT);
    });
  }
  return () => text.trim();
}
