import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoContract } from '../../../local/demo/contracts.ts';
import { openTheatre, type Theatre } from '../theatre.ts';
import { until } from './acts.ts';
import { few } from './few.ts';

/**
 * Where a journey may begin: the delivery waits to be accepted, something of the first year of follow-up waits,
 * or the data of the second do, when the first is paid.
 */
const POINTS = {
  'accept-delivery': 'contract',
  'verify-outcome': 'follow_up_1',
  attest: 'follow_up_1',
  'confirm-payment': 'follow_up_1',
  'deliver-data': 'follow_up_2',
} as const;
export type Point = keyof typeof POINTS;

/** A small contract of Norrköping, played once and continued from any of its points as often as needed. */
export type Points = {
  /** A theatre of its own that begins at the point. */
  at(point: Point): Promise<Theatre>;
  close(): void;
};

/** Plays up to each of these points, in the order of the contract's life, and keeps the data folder of each. */
export async function playTo(
  points: readonly Point[],
  adapt: (contract: DemoContract) => DemoContract = few,
): Promise<Points> {
  const kept = mkdtempSync(join(tmpdir(), 'utfall-points-'));
  const theatre = await openTheatre('norrkoping-2016', adapt);
  await theatre.story.begin();
  for (const point of points) {
    await until(theatre, point, POINTS[point]);
    await theatre.runtime.stop();
    cpSync(theatre.data, join(kept, point), { recursive: true });
    await theatre.restart();
  }
  await theatre.close();
  return {
    at: async (point) => {
      const forked = await openTheatre('norrkoping-2016', adapt, { from: join(kept, point) });
      await forked.stage.atRest();
      return forked;
    },
    close: () => rmSync(kept, { recursive: true, force: true }),
  };
}
