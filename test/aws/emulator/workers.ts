import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills every process that runs a function, as when the machines of Lambda die: the emulated AWS starts
 * new ones for the next events.
 *
 * @param scratch the run's folder: its workers' code lies there, and no other run's does
 * @returns how many there were
 */
export function killWorkers(scratch: string): number {
  const workers = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => isWorker(pid, scratch));
  for (const pid of workers) process.kill(Number(pid), 'SIGKILL');
  return workers.length;
}

function isWorker(pid: string, scratch: string): boolean {
  try {
    const [program = '', script = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return program.endsWith('node') && script.includes(`${scratch}/ministack-lambda-`);
  } catch {
    return false; // it has ended meanwhile
  }
}
