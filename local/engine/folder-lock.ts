import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/** Names the holder for people; on systems without a kernel lock it is the lock itself. */
export const LOCK_FILE = 'utfall.lock';

export type FolderLock = { release(): Promise<void> };

type Holder = { pid: number; startedAt?: string };

/**
 * Takes the folder for this process alone, until `release` or the end of the process.
 *
 * On Linux the lock is an abstract socket and on Windows a named pipe: both vanish with the process
 * that listens, however it dies, so that nothing stale is ever left to clean up. Elsewhere the lock
 * is a file with the holder's pid and its start time, which a pid used anew does not match.
 * Abstract sockets are seen inside one network namespace: two containers that share a volume do
 * not see each other's.
 *
 * @throws StartError `folder-locked`, with the holder's pid
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const address = kernelAddress(folder);
  return address === undefined ? lockByPidFile(folder) : lockBySocket(folder, address);
}

/** Device and inode, not the path: a bind mount or a renamed folder is still the same folder. */
function kernelAddress(folder: string): string | undefined {
  const { dev, ino } = statSync(folder, { bigint: true });
  if (process.platform === 'linux') return `\0utfall-${dev}-${ino}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\utfall-${dev}-${ino}`;
  return undefined;
}

async function lockBySocket(folder: string, address: string): Promise<FolderLock> {
  const server = createServer((socket) => socket.destroy());
  try {
    await listen(server, address);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw lockedBy(folder, error);
  }
  server.unref();
  const file = join(folder, LOCK_FILE);
  writeFileSync(file, JSON.stringify({ pid: process.pid }));
  return {
    async release() {
      rmSync(file, { force: true });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The portable lock. Exported for its tests: Linux never takes this way. */
export function lockByPidFile(folder: string): FolderLock {
  const file = join(folder, LOCK_FILE);
  const holder = readHolder(folder);
  if (holder !== undefined && isAlive(holder)) throw lockedBy(folder);
  rmSync(file, { force: true });
  try {
    const self = { pid: process.pid, startedAt: startOf(process.pid) };
    writeFileSync(file, JSON.stringify(self), { flag: 'wx' });
  } catch (error) {
    // Another starter was faster between our look and our write.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw lockedBy(folder, error);
    throw error;
  }
  return { release: async () => rmSync(file, { force: true }) };
}

function lockedBy(folder: string, cause?: unknown): StartError {
  const pid = readHolder(folder)?.pid;
  return new StartError('folder-locked', pid === undefined ? { folder } : { folder, pid }, {
    cause,
  });
}

function readHolder(folder: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(join(folder, LOCK_FILE), 'utf8')) as Holder;
    return typeof holder.pid === 'number' ? holder : undefined;
  } catch {
    return undefined; // none there, or half written by a process that died
  }
}

function isAlive(holder: Holder): boolean {
  const startedAt = startOf(holder.pid);
  return startedAt !== '' && startedAt === holder.startedAt;
}

/** When a process began, as `ps` writes it; empty where there is no such process. */
function startOf(pid: number): string {
  try {
    const args = ['-o', 'lstart=', '-p', String(pid)];
    return execFileSync('ps', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}

function listen(server: Server, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => resolve());
  });
}
