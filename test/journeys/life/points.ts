import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoContract } from '../../../local/demo/contracts.ts';
import { openTheatre, type Theatre } from '../theatre.ts';
import { until } from './acts.ts';
import { few } from './few.ts';

/** Where a journey may begin: what of the first year of follow-up waits for somebody. */
export type Point = 'verify-outcome' | 'attest' | 'confirm-payment' | 'deliver-data';

/** A small contract of Norrköping, played once and continued from any of its points as often as needed. */
export type Points = {
  /** A theatre of its own that begins at the point. */
  at(point: Point): Promise<Theatre>;
  close(): void;
};

/**
 * Plays up to each of these points of the first year (`deliver-data`: of the second, when the first is paid), in
 * this order, and keeps the data folder as it is then.
 */
export async function playTo(
  points: readonly Point[],
  adapt: (contract: DemoContract) => DemoContract = few,
): Promise<Points> {
  const kept = mkdtempSync(join(tmpdir(), 'utfall-points-'));
  const theatre = await openTheatre('norrkoping-2016', adapt);
  await theatre.story.begin();
  for (const point of points) {
    await until(theatre, point, point === 'deliver-data' ? 'follow_up_2' : 'follow_up_1');
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
