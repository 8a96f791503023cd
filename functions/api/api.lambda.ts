import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import { createApp } from '../../api/server/app.ts';
import manifest from '../../package.json' with { type: 'json' };
import { advanceClock } from '../../ports/clock/simulated.ts';
import { oidcIdentity } from '../../ports/identity/oidc.ts';
import type { Store } from '../../store/store.ts';
import { appoint } from '../common/appoint.ts';
import { contextFromEnv } from '../common/context-from-env.ts';
import { whenUsed } from '../common/when-used.ts';
import { ENV, required } from '../env.ts';
import { loadLogger } from '../log.ts';

const app = whenUsed(makeApp);

/** The HTTP API behind an HTTP API of API Gateway. The login is verified here, whoever has looked at it before. */
export async function handler(event: LambdaEvent, context?: LambdaContext) {
  const answer = await app();
  return answer(event, context);
}

async function makeApp(): Promise<ReturnType<typeof handle>> {
  const { store, files, clock, dispatch } = contextFromEnv();
  const issuer = required(ENV.issuer);
  const logger = await loadLogger();
  await appointFirst(store, issuer);
  const isSimulated = process.env[ENV.clock] === 'simulated';
  return handle(
    createApp({
      store,
      files,
      clock,
      dispatch,
      identity: oidcIdentity({ issuer, audience: required(ENV.audience) }),
      version: manifest.version,
      log: (line) => logger.info('answered', line),
      // What then is due is done by the next sweep.
      ...(isSimulated ? { demo: { advance: (to: string) => advanceClock(store, to) } } : {}),
    }),
  );
}

/** Whoever was named at the deploy may name the others. */
async function appointFirst(store: Store, issuer: string): Promise<void> {
  const subject = process.env[ENV.administrator];
  if (subject === undefined) return;
  await appoint(store, issuer, [{ person: { subject, name: subject }, role: 'administrator' }]);
}
