import * as z from 'zod/mini';
import { HASH, ITEM_FORMAT } from './constants.ts';

/** An instant in UTC, `2026-01-31T22:00:00.000Z`. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;
export const PlainDate = z.iso.date();
export const Hash = z.string().check(z.regex(HASH));
export const DecimalText = z.string().check(z.regex(/^-?\d+(\.\d+)?$/));

/** A count from 1. */
export const count = () => z.int().check(z.positive());
/** A count from 0. */
export const countFromZero = () => z.int().check(z.nonnegative());

/** A person is (issuer, subject) of the login; the name is for people to read. */
export const Person = z.strictObject({ issuer: z.string(), subject: z.string(), name: z.string() });
export type Person = z.infer<typeof Person>;

/** Who did it: a person, or Utfall itself by a named job. */
export const Actor = z.union([
  Person,
  z.strictObject({ system: z.enum(['workflow', 'sweep', 'runtime']) }),
]);
export type Actor = z.infer<typeof Actor>;

/**
 * What every item has. `version` is the optimistic lock, raised by one at every write; it has nothing to do
 * with versions of terms (`termsVersion`) or corrections (`revision`).
 */
export const stored = {
  format: z.literal(ITEM_FORMAT),
  version: count(),
  contractId: z.string(),
};

/** A contract is carried on elsewhere: by the installation at this address, from this instant. */
export const Moved = z.strictObject({ to: z.string(), at: Instant });
export type Moved = z.infer<typeof Moved>;

/** The same, and whether its persons are removed here since they have arrived there. */
export const MovedAway = z.strictObject({
  to: z.string(),
  at: Instant,
  left: z.optional(
    z.strictObject({
      state: z.enum(['decided', 'done']),
      by: Person,
      at: Instant,
      /** The hash of the event that the new installation wrote when the contract had arrived. */
      arrival: Hash,
      /** The data key that was deleted. */
      keyId: z.optional(z.string()),
    }),
  ),
});

/** What a settlement, transition or task is about, everywhere the same. */
export const affair = {
  periodId: z.string(),
  purpose: z.string(),
  /** The number of the correction, from 1. For purposes of the terms themselves: the terms version. */
  revision: count(),
};
export const Affair = z.strictObject(affair);
export type Affair = z.infer<typeof Affair>;
