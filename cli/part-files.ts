import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The files that this process has begun and not finished: what they hold is about persons, and must not stay. */
const begun = new Set<string>();

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A name beside a file's, under which it is written until it is whole: with the process in it, so that two at once do
 * not write into each other's. What a process left that was killed outright is removed.
 */
export function beginPart(file: string): string {
  for (const stale of stalePartsOf(file)) rmSync(stale, { force: true });
  const part = partOf(file, process.pid);
  if (begun.size === 0) listen();
  begun.add(part);
  return part;
}

/** A part that has got its name, or is removed, is no longer looked after. */
export function endPart(part: string): void {
  begun.delete(part);
  if (begun.size === 0) stopListening();
}

function partOf(file: string, pid: number): string {
  return `${file}.${pid}.part`;
}

function stalePartsOf(file: string): string[] {
  const folder = dirname(file);
  const name = basename(file);
  return namesIn(folder).flatMap((each) => {
    const [, pid] = each.startsWith(`${name}.`)
      ? (/^\.(\d+)\.part$/.exec(each.slice(name.length)) ?? [])
      : [];
    const path = join(folder, each);
    return pid === undefined || begun.has(partOf(file, Number(pid))) || isOthers(Number(pid))
      ? []
      : [path];
  });
}

/** A folder that is not there is told by whoever opens a file in it. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether another process of this number runs; this one, which has not begun the file, only has the number again. */
function isOthers(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeAll(): void {
  for (const part of begun) rmSync(part, { force: true });
  begun.clear();
}

/** Ends as the signal ends whoever does not listen, so that the shell learns of it. */
function removeAndEnd(signal: NodeJS.Signals): void {
  removeAll();
  stopListening();
  process.kill(process.pid, signal);
}

function listen(): void {
  process.on('exit', removeAll);
  for (const signal of SIGNALS) process.on(signal, removeAndEnd);
}

function stopListening(): void {
  process.off('exit', removeAll);
  for (const signal of SIGNALS) process.off(signal, removeAndEnd);
}
