import type { demoRoutes } from '../contract/routes/demo.ts';
import type { ApiContext } from './context.ts';
import type { Handlers } from './handler.ts';
import { refused } from './refused.ts';

/** The simulated clock, mounted only where there is one. */
export function demoHandlers(demo: NonNullable<ApiContext['demo']>): Handlers<typeof demoRoutes> {
  return {
    readClock: async ({ context }) => ({ value: { instant: await context.clock.now() } }),
    advanceClock: async ({ context, input }) => {
      const now = await context.clock.now();
      if (input.body.to < now) throw refused(422, 'clock.goes-back', { now, to: input.body.to });
      await demo.advance(input.body.to);
      return { value: { instant: await context.clock.now() } };
    },
  };
}
