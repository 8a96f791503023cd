import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { currentRun } from '../../aws/emulator/run.ts';
import { openTheatre, type Theatre } from '../theatre.ts';
import { until } from './acts.ts';
import { few } from './few.ts';
import { SHARED } from './setup.ts';

/**
 * Where a journey may begin, in the order of the contract's life: the delivery waits to be accepted, something
 * of the first year of follow-up waits, or the data of the second do, when the first is paid.
 */
const POINTS = {
  'accept-delivery': 'contract',
  'verify-outcome': 'follow_up_1',
  attest: 'follow_up_1',
  'confirm-payment': 'follow_up_1',
  'deliver-data': 'follow_up_2',
} as const;
export type Point = keyof typeof POINTS;

/**
 * A small contract of Norrköping in a theatre of its own, at this point of its life. It is played once in a run
 * of the tests and goes on from a copy of everything as it was then.
 */
export async function beginAt(point: Point): Promise<Theatre> {
  const shared = process.env[SHARED];
  if (shared === undefined) throw new Error('The journeys are run by their project in vitest');
  // What is kept of one stack, another cannot read: each has keys of its own.
  const kept = join(shared, currentRun()?.keyId ?? 'norrkoping');
  if (!existsSync(kept)) await play(shared, kept);
  const theatre = await openTheatre('norrkoping-2016', few, { from: join(kept, point) });
  await theatre.stage.atRest();
  return theatre;
}

async function play(shared: string, kept: string): Promise<void> {
  const own = mkdtempSync(join(shared, 'playing-'));
  const theatre = await openTheatre('norrkoping-2016', few);
  await theatre.story.begin();
  for (const point of Object.keys(POINTS) as Point[]) {
    await until(theatre, point, POINTS[point]);
    await theatre.copyTo(join(own, point));
  }
  await theatre.close();
  // Another file that was as quick has played the same.
  if (existsSync(kept)) rmSync(own, { recursive: true });
  else renameSync(own, kept);
}
