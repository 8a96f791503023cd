import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createApp } from '../../../api/server/app.ts';
import { realClock } from '../../../ports/clock/real.ts';
import { oidcIdentity } from '../../../ports/identity/oidc.ts';
import { person, type Stage } from './stage.ts';

const AUDIENCE = 'utfall';

/** The API over what a stage has made, for somebody who is logged in: paths in, texts out. */
export async function doorFor(
  { store, files, engine }: Stage,
  subject: string,
): Promise<(path: string) => Promise<{ status: number; text: string }>> {
  const { issuer, name } = person(subject);
  const keys = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(keys.publicKey)), alg: 'ES256' };
  const app = createApp({
    store,
    files,
    clock: realClock(),
    identity: oidcIdentity({ issuer, audience: AUDIENCE, jwks: { keys: [jwk] } }),
    dispatch: engine.dispatch,
    version: '1',
    log: () => undefined,
  });
  const token = await new SignJWT({ name })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(issuer)
    .setSubject(subject)
    .setAudience(AUDIENCE)
    .setExpirationTime('1h')
    .sign(keys.privateKey);
  return async (path) => {
    const answer = await app.request(path, { headers: { authorization: `Bearer ${token}` } });
    return { status: answer.status, text: await answer.text() };
  };
}
