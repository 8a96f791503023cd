import * as z from 'zod';
import { Instant } from '../../../core/lifecycle/items/common.ts';
import { json, ok, route } from '../route.ts';

/** Only where the clock is simulated; nowhere else are these routes there at all. */
export const demoRoutes = {
  readClock: route({
    method: 'GET',
    path: '/demo/clock',
    tag: 'installation',
    summary: 'The simulated instant',
    who: 'anyone who is logged in',
    reply: ok(z.object({ instant: Instant })),
  }),
  advanceClock: route({
    method: 'POST',
    path: '/demo/clock',
    tag: 'installation',
    summary: 'Move the simulated clock forward, and do what then is due',
    who: 'anyone who is logged in',
    body: json(z.strictObject({ to: Instant })),
    reply: ok(z.object({ instant: Instant })),
  }),
};
