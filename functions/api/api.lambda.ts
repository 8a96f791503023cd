import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { createApp } from '../../api/server/app.ts';
import manifest from '../../package.json' with { type: 'json' };
import { advanceClock } from '../../ports/clock/simulated.ts';
import { oidcIdentity } from '../../ports/identity/oidc.ts';
import { contextFromEnv } from '../common/context-from-env.ts';
import { ENV, required } from '../env.ts';

type Answer = ReturnType<typeof handle>;

let app: Answer | undefined;

/**
 * The HTTP API behind an HTTP API of API Gateway. The login is verified here, whoever has looked at it before.
 * What could not be made at the first call is tried again at the next.
 */
export async function handler(event: LambdaEvent, context?: LambdaContext) {
  app ??= makeApp();
  return app(event, context);
}

function makeApp(): Answer {
  const { store, files, clock, dispatch } = contextFromEnv();
  const issuer = required(ENV.issuer);
  const isSimulated = process.env[ENV.clock] === 'simulated';
  return handle(
    createApp({
      store,
      files,
      clock,
      dispatch,
      identity: oidcIdentity({ issuer, audience: required(ENV.audience) }),
      version: manifest.version,
      log: (line) => console.log(line),
      // What then is due is done by the next sweep.
      ...(isSimulated ? { demo: { advance: (to: string) => advanceClock(store, to) } } : {}),
    }),
  );
}
