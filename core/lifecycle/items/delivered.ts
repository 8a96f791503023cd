import * as z from 'zod/mini';
import { count, countFromZero, Hash, Instant, Person, PlainDate, stored } from './common.ts';

/** An amount that a person states: as many digits as a cell of a table file may have, so that sums stay exact. */
const StatedAmount = z.string().check(z.regex(/^-?\d{1,15}(?:\.\d{1,8})?$/));

/** A fact that a person states or a decision makes: capital drawn, a delivered figure, an event. */
export const FactItem = z.strictObject({
  ...stored,
  kind: z.literal('fact'),
  factId: z.string(),
  fact: z.union([
    z.strictObject({
      capital: z.string(),
      amount: StatedAmount,
      date: PlainDate,
      cohort: z.optional(z.string()),
    }),
    z.strictObject({
      amount: z.string(),
      value: StatedAmount,
      cohort: z.optional(z.string()),
      period: z.optional(z.string()),
    }),
    z.strictObject({
      event: z.string(),
      state: z.string(),
      date: PlainDate,
      cohort: z.optional(z.string()),
      period: z.optional(z.string()),
    }),
  ]),
  statedBy: Person,
  at: Instant,
});
export type FactItem = z.infer<typeof FactItem>;

/** An import: what came, on which legal basis, where the encrypted bytes are. */
export const ImportItem = z.strictObject({
  ...stored,
  kind: z.literal('import'),
  importId: z.string(),
  what: z.enum(['enrolments', 'observations', 'figures']),
  /** For which period's revision it was delivered; enrolments: left out. */
  periodId: z.optional(z.string()),
  revision: z.optional(count()),
  file: Hash,
  /** The hash of what the rows say, whatever the form they came in: the same again is the same import. */
  content: z.optional(Hash),
  /** The hash of the bytes as they were delivered, and of the source's mapping that they were read by. */
  original: z.optional(Hash),
  mapping: z.optional(Hash),
  /** How it was asked to be read: what is certainly meant taken as such, and only the rows that are right. */
  mend: z.optional(z.boolean()),
  acceptValid: z.optional(z.boolean()),
  /** What whoever delivered it was told of it, as a file of persons: a repetition of the call is told the same. */
  told: z.optional(Hash),
  /** A secret drawn by chance when it was taken in, for what is made of the file (`blindOf`). */
  blind: z.optional(Hash),
  rows: countFromZero(),
  /** How many rows of the delivered file were not taken in, where only the right ones were asked for. */
  rejected: z.optional(count()),
  legalBasis: z.string(),
  source: z.string(),
  purpose: z.string(),
  decidedBy: z.string(),
  retention: z.string(),
  by: Person,
  at: Instant,
  /** The version of the contract's head that it was held against: of two of one instant, which came first. */
  headVersion: z.optional(count()),
  /** It was taken back: it stays on record, and nothing is computed from it any more. */
  withdrawn: z.optional(z.strictObject({ by: Person, at: Instant, reason: z.string() })),
});
export type ImportItem = z.infer<typeof ImportItem>;
