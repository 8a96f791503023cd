import * as z from 'zod';
import { IdentityUnavailableError } from './errors.ts';

/** Long enough for a slow issuer, short enough for a person who waits. */
const ANSWER_WITHIN_MS = 5_000;

const Configuration = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * Where an issuer keeps its public keys, by its own account.
 *
 * @throws IdentityUnavailableError when it does not answer, or answers for another issuer
 */
export async function discoveredKeys(issuer: string): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const configuration = await configurationAt(address, issuer);
  if (configuration.issuer !== issuer) {
    const reason = `it calls itself ${configuration.issuer}`;
    throw new IdentityUnavailableError({ issuer, reason });
  }
  return new URL(configuration.jwks_uri);
}

async function configurationAt(address: string, issuer: string) {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return Configuration.parse(await response.json());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new IdentityUnavailableError({ issuer, reason }, { cause });
  }
}
