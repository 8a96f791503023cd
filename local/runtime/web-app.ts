import { Hono } from 'hono';
import { createApp } from '../../api/server/app.ts';
import { advanceClock } from '../../ports/clock/simulated.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Files } from '../../ports/files.ts';
import { oidcIdentity } from '../../ports/identity/oidc.ts';
import type { Identity } from '../../ports/identity.ts';
import type { Store } from '../../store/store.ts';
import type { DemoIssuer } from './issuer.ts';
import type { RuntimeOptions } from './options.ts';
import { version } from './version.ts';
import type { Engine } from './workflows.ts';

type Parts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly files: Files;
  readonly engine: Engine;
  readonly options: RuntimeOptions;
  readonly issuer: DemoIssuer | undefined;
  readonly sweep: () => Promise<void>;
};

/** Where one logs in to a demo, by name alone. */
const DEMO_LOGIN = '/demo/login';

/** The API as it is served here; in demo mode with the demo's issuer and its clock. */
export function webApp(parts: Parts): Hono {
  const { store, clock, files, engine, options, issuer, sweep } = parts;
  const app = new Hono();
  app.get('/', (context) => context.json(signpost(issuer)));
  if (issuer) app.route(DEMO_LOGIN, issuer.routes());
  app.route(
    '/',
    createApp({
      store,
      files,
      clock,
      identity: identityOf(options, issuer),
      dispatch: engine.dispatch,
      version: version(),
      log: (line) => options.log(JSON.stringify(line)),
      ...(issuer === undefined
        ? {}
        : {
            demo: {
              login: DEMO_LOGIN,
              advance: async (to: string) => {
                await advanceClock(store, to);
                await sweep();
              },
            },
          }),
    }),
  );
  return app;
}

/** What one finds at the bare address: where to go on. */
function signpost(issuer: DemoIssuer | undefined): Record<string, string> {
  return {
    utfall: version(),
    description: '/openapi.json',
    health: '/health',
    ...(issuer ? { login: DEMO_LOGIN } : {}),
  };
}

function identityOf({ login }: RuntimeOptions, issuer: DemoIssuer | undefined): Identity {
  if (issuer) {
    return oidcIdentity({ issuer: issuer.issuer, audience: issuer.audience, jwks: issuer.jwks });
  }
  if (!login) throw new Error('Real use needs an OIDC issuer');
  return oidcIdentity(login);
}
