import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { IdentityUnavailableError } from '../../ports/identity/errors.ts';
import { oidcIdentity } from '../../ports/identity/oidc.ts';

const ISSUER = 'https://login.example.se';
const AUDIENCE = 'utfall';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let keys: Keys;
let jwk: JWK;

beforeAll(async () => {
  keys = await generateKeyPair('ES256');
  jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
});

type Claims = Record<string, unknown>;

/** A token as the issuer makes it; a claim that is undefined is left out. */
function tokenOf(
  claims: Claims = {},
  { key = keys.privateKey, kid = 'one' } = {},
): Promise<string> {
  const said = { iss: ISSUER, aud: AUDIENCE, sub: 'anna', name: 'Anna Berg', ...claims };
  const token = new SignJWT(
    Object.fromEntries(Object.entries(said).filter(([, v]) => v !== undefined)),
  )
    .setProtectedHeader({ alg: 'ES256', kid })
    .setIssuedAt();
  return ('exp' in claims ? token : token.setExpirationTime('1h')).sign(key);
}

function identity(issuer = ISSUER) {
  return oidcIdentity({ issuer, audience: AUDIENCE, jwks: { keys: [jwk] } });
}

describe('a login', () => {
  it('is the person that the issuer says it is', async () => {
    const person = { issuer: ISSUER, subject: 'anna', name: 'Anna Berg' };
    expect(await identity().verify(await tokenOf())).toEqual(person);
    expect(await identity().verify(await tokenOf({ aud: ['other', AUDIENCE] }))).toEqual(person);
  });

  it.each([
    [{ name: 'Anna Berg', email: 'anna@example.se' }, 'Anna Berg'],
    [{ name: undefined, preferred_username: 'annab', email: 'anna@example.se' }, 'annab'],
    [{ name: ' ', email: 'anna@example.se' }, 'anna@example.se'],
    [{ name: undefined }, 'anna'],
    // No one keeps a personnummer here, also not of those who log in.
    [{ name: 'Anna 640823-3234', email: 'anna@example.se' }, 'anna@example.se'],
  ])('with the claims %j is called %s', async (claims, name) => {
    expect(await identity().verify(await tokenOf(claims))).toMatchObject({ name });
  });

  it('by an access token of Cognito says whom it is for as client_id', async () => {
    const access = { aud: undefined, token_use: 'access', client_id: AUDIENCE };
    expect(await identity().verify(await tokenOf(access))).toMatchObject({ subject: 'anna' });
  });

  it.each<{ why: string; claims: Claims }>([
    { why: 'is of another issuer', claims: { iss: 'https://evil.example' } },
    { why: 'is for another audience', claims: { aud: 'other' } },
    {
      why: 'is for another audience, whoever asked for it',
      claims: { aud: 'other', client_id: AUDIENCE, token_use: 'access' },
    },
    {
      why: 'is for another client',
      claims: { aud: undefined, token_use: 'access', client_id: 'other' },
    },
    { why: 'is for nobody', claims: { aud: undefined } },
    { why: 'has expired', claims: { exp: 1_700_000_000 } },
    { why: 'never expires', claims: { exp: undefined } },
    { why: 'is not valid yet', claims: { nbf: 4_000_000_000 } },
    { why: 'names no one', claims: { sub: undefined } },
    { why: 'names no one by name', claims: { sub: '' } },
    { why: 'names a person by personnummer', claims: { sub: '196408233234' } },
  ])('that $why is refused', async ({ claims }) => {
    expect(await identity().verify(await tokenOf(claims))).toBeUndefined();
  });

  it('that is signed by another, or by none, or is no token, is refused', async () => {
    const other = await generateKeyPair('ES256');
    const forged = await tokenOf({}, { key: other.privateKey });
    const [, payload] = (await tokenOf()).split('.');
    const header = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64url');
    const unsigned = `${header({ alg: 'none' })}.${payload}.`;
    const shared = new SignJWT({ sub: 'anna' })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setExpirationTime('1h')
      .sign(Buffer.from(JSON.stringify(jwk)));
    for (const token of [forged, unsigned, await shared, 'no token', '', 'a.b.c']) {
      expect(await identity().verify(token)).toBeUndefined();
    }
  });
});

/** An issuer that answers with what the test puts there. */
async function issuerWith(documents: (issuer: string) => Record<string, unknown>): Promise<string> {
  let issuer = '';
  const server = createServer((request, response) => {
    const found = documents(issuer)[request.url ?? ''];
    response.writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  issuer = `http://127.0.0.1:${address.port}`;
  return issuer;
}

const WELL_KNOWN = '/.well-known/openid-configuration';

describe('an issuer that publishes its keys', () => {
  it('is asked for them by discovery', async () => {
    const issuer = await issuerWith((iss) => ({
      [WELL_KNOWN]: { issuer: iss, jwks_uri: `${iss}/keys`, other: true },
      '/keys': { keys: [jwk] },
    }));
    const login = oidcIdentity({ issuer, audience: AUDIENCE });
    const token = await tokenOf({ iss: issuer });
    expect(await login.verify(token)).toEqual({ issuer, subject: 'anna', name: 'Anna Berg' });
    const unknown = await tokenOf({ iss: issuer }, { kid: 'unknown' });
    expect(await login.verify(unknown)).toBeUndefined();
  });

  it.each<{ why: string; documents: (issuer: string) => Record<string, unknown> }>([
    { why: 'has no configuration', documents: () => ({}) },
    {
      why: 'calls itself otherwise',
      documents: (iss) => ({ [WELL_KNOWN]: { issuer: `${iss}/x`, jwks_uri: `${iss}/keys` } }),
    },
    {
      why: 'has no keys',
      documents: (iss) => ({ [WELL_KNOWN]: { issuer: iss, jwks_uri: `${iss}/keys` } }),
    },
  ])('that $why makes no token invalid: it is not known', async ({ documents }) => {
    const issuer = await issuerWith(documents);
    const login = oidcIdentity({ issuer, audience: AUDIENCE });
    const token = await tokenOf({ iss: issuer });
    await expect(login.verify(token)).rejects.toThrow(IdentityUnavailableError);
  });

  it('after it could not be reached is asked again', async () => {
    let down = true;
    const issuer = await issuerWith((iss) =>
      down
        ? {}
        : { [WELL_KNOWN]: { issuer: iss, jwks_uri: `${iss}/keys` }, '/keys': { keys: [jwk] } },
    );
    const login = oidcIdentity({ issuer, audience: AUDIENCE });
    const token = await tokenOf({ iss: issuer });
    await expect(login.verify(token)).rejects.toThrow(IdentityUnavailableError);
    down = false;
    expect(await login.verify(token)).toMatchObject({ subject: 'anna' });
  });
});
