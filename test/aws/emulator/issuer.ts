import { Hono } from 'hono';
import { freeLoopbackPort, LOOPBACK } from '../../../local/engine/loopback-port.ts';
import { startHttp } from '../../../local/runtime/http.ts';
import { type DemoIssuer, type DemoPerson, demoIssuer } from '../../../local/runtime/issuer.ts';

/** The issuer of a run: its tokens are made with the key in the file by whoever has it. */
export type IssuerOfRun = { readonly issuer: string; readonly keyFile: string };

/** Whom anyone may be in a journey. */
export async function issuerOf(
  { issuer, keyFile }: IssuerOfRun,
  people: readonly DemoPerson[],
): Promise<DemoIssuer> {
  return demoIssuer({ issuer, keyFile, people });
}

/**
 * An OpenID issuer on loopback: the deployed API finds it by discovery, fetches its keys and verifies every
 * token against them, as it does with any other issuer.
 */
export async function startIssuer(
  keyFile: string,
): Promise<IssuerOfRun & { readonly audience: string; stop(): Promise<void> }> {
  const port = await freeLoopbackPort();
  const issuer = `http://${LOOPBACK}:${port}`;
  const { jwks, audience } = await issuerOf({ issuer, keyFile }, []);
  const app = new Hono();
  app.get('/.well-known/openid-configuration', (context) =>
    context.json({ issuer, jwks_uri: `${issuer}/jwks` }),
  );
  app.get('/jwks', (context) => context.json(jwks));
  const http = await startHttp(app, port);
  return { issuer, keyFile, audience, stop: () => http.stop() };
}
