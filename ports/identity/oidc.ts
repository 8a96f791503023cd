import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import type { Person } from '../../core/lifecycle/items/common.ts';
import { findPersonnummer } from '../../core/privacy/personnummer.ts';
import type { Identity } from '../identity.ts';
import { discoveredKeys } from './discovery.ts';
import { IdentityUnavailableError } from './errors.ts';

/** Signatures by a key that the issuer alone has. `none` and shared secrets are never among them. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
];

/** How far two machines' clocks may be apart. */
const CLOCK_TOLERANCE_SECONDS = 5;

export type OidcOptions = {
  /** Exactly as the tokens' `iss` says it. */
  issuer: string;
  /** Whom the tokens are for: the client's or the API's id at the issuer. */
  audience: string;
  /** The issuer's keys, where they are at hand; left out: they are found by discovery. */
  jwks?: JSONWebKeySet;
};

/**
 * Logins of an OpenID Connect issuer. Checks signature, algorithm, issuer, audience and time; a token without
 * `aud` is Cognito's access token, and says its audience as `client_id`.
 *
 * @throws IdentityUnavailableError from `verify` when the issuer could not be asked for its keys
 * @example oidcIdentity({ issuer: 'https://login.example.se', audience: 'utfall' })
 */
export function oidcIdentity({ issuer, audience, jwks }: OidcOptions): Identity {
  const keys = jwks ? createLocalJWKSet(jwks) : remoteKeys(issuer);
  return {
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          algorithms: ALGORITHMS,
          requiredClaims: ['iss', 'sub', 'exp'],
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
        });
        return isFor(payload, audience) ? personOf(payload, issuer) : undefined;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}

function remoteKeys(issuer: string): JWTVerifyGetKey {
  let found: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  return async (header, token) => {
    try {
      found ??= discoveredKeys(issuer).then((url) => createRemoteJWKSet(url));
      return await (await found)(header, token);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      found = undefined; // asked anew next time
      if (error instanceof IdentityUnavailableError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new IdentityUnavailableError({ issuer, reason }, { cause: error });
    }
  };
}

/** The issuer answered, and has no key for this token; everything else is about the issuer. */
function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

function isFor(payload: JWTPayload, audience: string): boolean {
  const { aud } = payload;
  if (aud !== undefined) return [aud].flat().includes(audience);
  return payload['token_use'] === 'access' && payload['client_id'] === audience;
}

/**
 * Who it is. A personnummer is kept nowhere, so a name that holds one is passed over, and an issuer that makes one
 * the subject cannot be used.
 */
function personOf(payload: JWTPayload, issuer: string): Person | undefined {
  const { sub: subject = '' } = payload;
  if (subject === '' || findPersonnummer(subject).length > 0) return undefined;
  const names = ['name', 'preferred_username', 'email'].map((claim) => payload[claim]);
  const name = names.find(
    (text): text is string =>
      typeof text === 'string' && text.trim() !== '' && findPersonnummer(text).length === 0,
  );
  return { issuer, subject, name: name ?? subject };
}
