import * as z from 'zod';
import { NumberPlace } from './number.ts';
import { Clause, Inferred, Name, Note, Text } from './text.ts';

/** One line of a rate card. */
export const RateLine = z
  .strictObject({
    outcome: Name.describe('The outcome that is claimed.'),
    title: Text.optional().describe('What the signed contract calls it.'),
    price: NumberPlace.describe('Money per accepted claim.'),
    claims: z
      .string()
      .regex(/^(?:any|[1-9]\d*(?: a (?:week|month|quarter|year|period))?)$/, 'claims')
      .optional()
      .describe('How often a person may claim it: `1` (default), `3`, `any`, `1 a quarter`.')
      .meta({ examples: ['1', '3', 'any', '1 a quarter'] }),
    after: z
      .xor([Name, z.array(Name)])
      .optional()
      .describe('Only where this earlier outcome was accepted for the same person.'),
    times: NumberPlace.optional().describe('A factor on the price of each claim.'),
    atMost: z
      .string()
      .regex(/^(?:[1-9]\d*(?: \d{3})* claims|\d+(?:\.\d+)? % of enrolled)$/, 'limit')
      .optional()
      .describe('A limit in claims: `400 claims`, `40 % of enrolled`.')
      .meta({ examples: ['400 claims', '40 % of enrolled'] }),
    cut: z
      .enum(['latest first', 'earliest first'])
      .optional()
      .describe('Which claims a limit takes away; left out: the latest.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'RateLine' });
export type RateLine = z.infer<typeof RateLine>;
