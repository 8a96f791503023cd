import * as z from 'zod';
import { ROUNDING_MODES } from '../../money/rounding.ts';
import {
  base,
  type Compound,
  Conditions,
  type DayCount,
  type Meets,
  mechanism,
  type Tranche,
  times,
} from './mechanism.ts';
import { NumberPlace, RoundingRule } from './number.ts';
import {
  Clause,
  FigureName,
  IndexAt,
  Inferred,
  MomentText,
  Name,
  Note,
  NumberText,
  Text,
} from './text.ts';

export type { Conditions, Tranche } from './mechanism.ts';
export type { RateLine } from './rate-line.ts';

/** What replaces the mechanism and its factors when the condition is shut. */
export type Otherwise = z.infer<z.ZodObject<typeof mechanism>> & {
  of?: string | undefined;
  each?: string | undefined;
  less?: string[] | undefined;
  tranche?: Tranche | undefined;
  since?: string | undefined;
  until?: string | undefined;
  dayCount?: DayCount | undefined;
  compound?: Compound | undefined;
  meets?: Meets | undefined;
  indexed?: Indexed | undefined;
  times?: NumberPlace | NumberPlace[] | undefined;
  parts?: Sentence[] | undefined;
};

const limits = {
  atLeast: NumberPlace.optional().describe('A floor.'),
  atMost: NumberPlace.optional().describe('A cap; it wins over the floor.'),
  atMostPer: z
    .record(Name, NumberPlace)
    .optional()
    .describe('A limit per claimant inside the sum: `{ person: 17 000 }`.'),
  atMostShare: z
    .strictObject({
      of: FigureName.describe('The sum, which includes this sentence.'),
      is: NumberPlace.describe('The largest share of it.'),
    })
    .meta({ id: 'AtMostShare' })
    .optional()
    .describe('A quota of a sum that includes itself.'),
  cut: z
    .enum(['pro rata', 'last first', 'latest first', 'earliest first'])
    .optional()
    .describe('Whose part a limit takes away first.'),
};

const Indexed = z
  .strictObject({
    by: Name.describe('The index, one of `indices`.'),
    base: IndexAt.describe('The year, month or day whose index the price is written for.'),
    at: z
      .enum(['outcome date', 'settlement'])
      .optional()
      .describe('Whose index is read; left out: the outcome’s day, or the last of its period.'),
    round: NumberText.optional().describe('Rounds the price before it is multiplied.'),
    mode: z.enum(ROUNDING_MODES).optional().describe('How it is rounded; left out: `half-up`.'),
  })
  .meta({ id: 'Indexed' });
export type Indexed = z.infer<typeof Indexed>;

const Hold = z
  .strictObject({
    share: NumberPlace.describe('How much is held back.'),
    until: Conditions.describe('What releases it.'),
  })
  .meta({ id: 'Hold' });

/** One sentence of the contract, with its places in the order in which they are computed. */
export type Sentence = z.infer<typeof SentenceFields> & {
  parts?: Sentence[] | undefined;
  otherwise?: Otherwise | string | undefined;
};

const SentenceFields = z.strictObject({
  id: Name.describe('The sentence’s name; other sentences below may read it.'),
  clause: Clause.optional(),
  inferred: Inferred.optional(),
  note: Note.optional(),
  per: z.enum(['cohort', 'period']).optional().describe('Applies within each, then adds.'),
  when: Conditions.optional().describe('Pays only if all of these hold.'),
  any: Conditions.optional().describe('Pays only if one of these holds.'),
  unless: Conditions.optional().describe('Pays only if none of these holds.'),
  untilMeasured: z
    .literal('pay')
    .optional()
    .describe('Pays until the gate is measured, then claws back.'),
  ...mechanism,
  ...base,
  times,
  indexed: Indexed.optional().describe('A price that follows an index.'),
  ...limits,
  round: RoundingRule.optional().describe('Rounds what the sentence gives; left out: exact.'),
  due: MomentText.optional().describe('Decided now, paid then: a date, an event, or `end`.'),
  hold: Hold.optional().describe('Holds back a share until a condition is met.'),
  payers: z.array(Name).min(1).optional().describe('Who pays this, if not all payers.'),
  payersBy: Name.optional().describe(
    'The attribute of a claim that names its payer, in a sentence with `rates`.',
  ),
  recipients: z.array(Name).min(1).optional().describe('Who is paid, if not all recipients.'),
});

const parts = z
  .array(z.lazy(() => Sentence))
  .min(1)
  .optional()
  .describe('The sum of the sentences inside.');

const otherwise = z
  .xor([NumberPlace, z.lazy(() => OtherwiseFields)])
  .optional()
  .describe('Replaces mechanism and factors when the condition is shut; limits still apply.');

export const Sentence: z.ZodType<Sentence> = z
  .lazy(() => z.strictObject({ ...SentenceFields.shape, parts, otherwise }))
  .meta({ id: 'Sentence' }) as z.ZodType<Sentence>;

const OtherwiseFields: z.ZodType<Otherwise> = z
  .lazy(() =>
    z.strictObject({
      ...mechanism,
      ...base,
      times,
      indexed: Indexed.optional().describe('A price that follows an index.'),
      parts,
    }),
  )
  .meta({ id: 'Otherwise' }) as z.ZodType<Otherwise>;

const Delivered = z
  .strictObject({
    delivered: Text.describe('A currency or unit: somebody delivers the figure.'),
    by: z.enum(['cohort', 'period']).optional().describe('Delivered for each.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Delivered' });

const AmountSentence = z.lazy(() =>
  z.strictObject({
    ...SentenceFields.omit({
      id: true,
      payers: true,
      payersBy: true,
      recipients: true,
      due: true,
      hold: true,
    }).shape,
    parts,
    otherwise,
  }),
);

/** An amount: a sentence that is computed but not paid, or a figure that somebody delivers. */
export const Amount = z.xor([NumberPlace, Delivered, AmountSentence]).meta({ id: 'Amount' });
export type Amount = z.infer<typeof Amount>;
