import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { StartError, type StartErrorCode } from '../../../local/engine/start-error.ts';

/** An empty folder that is gone when the test is. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'utfall-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The code of the StartError that a promise is refused with; fails on any other end. */
export async function startErrorOf(attempt: Promise<unknown>): Promise<StartError> {
  const outcome = await attempt.then(
    () => 'it started',
    (error: unknown) => error,
  );
  if (outcome instanceof StartError) return outcome;
  throw new Error(`expected a StartError, got ${outcome}`, { cause: outcome });
}

export async function codeOf(attempt: Promise<unknown>): Promise<StartErrorCode> {
  return (await startErrorOf(attempt)).code;
}

/** Looks again and again until it is so; a deadline only bounds a failing test. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await sleep(15);
  }
}
