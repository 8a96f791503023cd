import { readdirSync, readFileSync } from 'node:fs';

/**
 * Kills every process that runs a function, as when the machines of Lambda die: the emulated AWS starts
 * new ones for the next events.
 *
 * @param scratch the run's folder: its workers' code lies there, and no other run's does
 * @param spared the functions whose processes live on
 * @returns how many were killed
 */
export function killWorkers(scratch: string, spared: RegExp): number {
  const workers = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => isWorker(pid, { scratch, spared }));
  for (const pid of workers) process.kill(Number(pid), 'SIGKILL');
  return workers.length;
}

function isWorker(pid: string, { scratch, spared }: { scratch: string; spared: RegExp }): boolean {
  try {
    const [program = '', script = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const isOurs = program.endsWith('node') && script.includes(`${scratch}/ministack-lambda-`);
    return isOurs && !spared.test(script);
  } catch {
    return false; // it has ended meanwhile
  }
}
