import type { Person } from '../core/lifecycle/items/common.ts';

/** Verifies a bearer token itself, whoever else has looked at it before. */
export type Identity = {
  /** The person, or undefined for a token that is not valid (any more). */
  verify(token: string): Promise<Person | undefined>;
};
