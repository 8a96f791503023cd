import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Hono } from 'hono';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

/** Someone who may log in to the demo by name alone. */
export type DemoPerson = { readonly subject: string; readonly name: string };

/** The demo's own OpenID issuer. It exists only in demo mode. */
export type DemoIssuer = {
  readonly issuer: string;
  readonly audience: string;
  readonly jwks: { keys: JWK[] };
  token(subject: string): Promise<string>;
  routes(): Hono;
};

const ALGORITHM = 'ES256';
const AUDIENCE = 'utfall-demo';

/**
 * An issuer whose key lies in the data folder, so that a login outlives a restart. Anyone who reaches the
 * demo may be anyone in it: it holds made-up people only.
 */
export async function demoIssuer(input: {
  issuer: string;
  keyFile: string;
  people: readonly DemoPerson[];
}): Promise<DemoIssuer> {
  const { issuer, people } = input;
  const privateJwk = await keyIn(input.keyFile);
  const key = await importJWK(privateJwk, ALGORITHM);
  const { d: _, ...publicJwk } = privateJwk;
  const jwks = { keys: [{ ...publicJwk, alg: ALGORITHM, use: 'sig' }] };
  const token = async (subject: string): Promise<string> => {
    const person = people.find((candidate) => candidate.subject === subject);
    if (!person) throw new RangeError(`No one in the demo is called ${subject}`);
    return new SignJWT({ name: person.name })
      .setProtectedHeader({ alg: ALGORITHM, ...(publicJwk.kid ? { kid: publicJwk.kid } : {}) })
      .setIssuer(issuer)
      .setAudience(AUDIENCE)
      .setSubject(person.subject)
      .setIssuedAt()
      .setExpirationTime('12h')
      .sign(key);
  };
  return {
    issuer,
    audience: AUDIENCE,
    jwks,
    token,
    routes: () => routes(people, token),
  };
}

async function keyIn(file: string): Promise<JWK> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID() };
  writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 });
  return jwk;
}

function routes(people: readonly DemoPerson[], token: (subject: string) => Promise<string>): Hono {
  const app = new Hono();
  app.get('/', (context) => context.json(people));
  app.post('/:subject', async (context) => {
    const subject = context.req.param('subject');
    if (!people.some((person) => person.subject === subject)) return context.notFound();
    return context.json({ access_token: await token(subject), token_type: 'Bearer' });
  });
  return app;
}
