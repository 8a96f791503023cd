import * as z from 'zod';
import { Bounds, NumberPlace } from './number.ts';
import { RateLine } from './rate-line.ts';
import { FigureName, MomentText, QUANTITY_PATTERN, Text } from './text.ts';

/**
 * Conditions: a figure with bounds, or an event with its state. `when` asks for all of them, `any` for one,
 * `unless` for none.
 */
export const Conditions = z.record(z.string(), z.xor([Bounds, Text])).meta({
  id: 'Conditions',
  description:
    'A figure with bounds, `{ school_results: { above: 0 points } }`, or an event: `{ delivery: accepted }`.',
});
export type Conditions = z.infer<typeof Conditions>;

/** The part of a base between two bounds, in the base's unit, before the share. */
export const Tranche = z
  .strictObject({
    above: NumberPlace.optional().describe(
      'From here; left out: from 0 (negative values included).',
    ),
    to: NumberPlace.optional().describe('Up to here.'),
    untilPaid: FigureName.optional().describe('Until this much is paid by this sentence.'),
    afterPaid: FigureName.optional().describe('Only after this much is paid.'),
  })
  .meta({ id: 'Tranche' });
export type Tranche = z.infer<typeof Tranche>;

/** What is paid: exactly one of these, or `parts`. */
export const mechanism = {
  amount: NumberPlace.optional().describe('A sum of money, or the name of an amount.'),
  share: NumberPlace.optional().describe('A share of the money `of`.'),
  price: NumberPlace.optional().describe('Money for each unit of the quantity `of`.'),
  rates: z
    .array(RateLine)
    .min(1)
    .optional()
    .describe('A rate card: prices on claims that arrive one by one.'),
  interest: NumberPlace.optional().describe('A yearly rate on the dated capital `of`.'),
  duty: Text.optional().describe('A duty instead of money: what is to be done.'),
};

const DayCount = z.enum(['whole years', 'actual/365', 'actual/360', '30/360']);
export type DayCount = z.infer<typeof DayCount>;

const Compound = z.enum(['yearly', 'quarterly', 'monthly']);
export type Compound = z.infer<typeof Compound>;

const Meets = z.enum(['interest first', 'capital first']);
export type Meets = z.infer<typeof Meets>;

/** What a share, price or interest is of. */
export const base = {
  of: FigureName.optional().describe('The base of a share, price or interest.'),
  each: z
    .string()
    .regex(QUANTITY_PATTERN, 'quantity')
    .optional()
    .describe('The unit that a price is for, such as `1 %` or `1 days`.')
    .meta({ examples: ['1 %', '1 days'] }),
  less: z.array(FigureName).min(1).optional().describe('What the base loses; never below zero.'),
  tranche: Tranche.optional().describe('The part of the base that counts, before the share.'),
  since: MomentText.optional().describe('From when interest runs; left out: each draw’s own day.'),
  until: MomentText.optional().describe(
    'Until when interest runs; left out, or `settlement`: the settlement’s day.',
  ),
  dayCount: DayCount.optional().describe('How days become years.'),
  compound: Compound.optional().describe('How often interest bears interest; left out: never.'),
  meets: Meets.optional().describe('What a repayment meets first; left out: interest.'),
};

export const times = z
  .xor([NumberPlace, z.array(NumberPlace).min(1)])
  .optional()
  .describe('Factors: deductions, weights, uplifts.');
