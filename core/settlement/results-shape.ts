import * as z from 'zod';
import { DateText, DIGITS, IndexAt, Name, NumberText, UNIT } from '../terms/shape/text.ts';

/** A figure, with its unit if one likes: `2 500 000`, `2 500 000 SEK`, `8.4 %`, `3 points`. */
const FigureText = z
  .string()
  .regex(new RegExp(`^${DIGITS}(?:${UNIT}| [A-Z]{3})$`), 'quantity')
  .describe('A figure in the metric’s unit: `2 500 000`, `8.4 %`, `3 points`.');

/** One side of a metric: a sum, or a numerator and its denominator. */
const SideText = z
  .string()
  .regex(new RegExp(`^${DIGITS}(?: of ${DIGITS})?$`), 'quantity')
  .describe('A sum, `1 250 000`, or a numerator and its denominator, `142 of 100`.');

/** One's own side alone, when there is nothing to tell of the comparator: a numerator and its denominator. */
const OwnText = z
  .string()
  .regex(new RegExp(`^${DIGITS} of ${DIGITS}$`), 'quantity')
  .describe('One’s own side: a numerator and its denominator, `142 of 200`.');

const MetricResult = z
  .union([
    FigureText,
    OwnText,
    z.literal('missing'),
    z.strictObject({
      own: SideText.optional(),
      comparator: SideText.optional(),
      before: z
        .strictObject({ own: SideText, comparator: SideText })
        .optional()
        .describe('Both sides before, for a comparison by differences.'),
      value: FigureText.optional(),
      measured: NumberText.optional().describe('On how many it was measured.'),
    }),
  ])
  .describe(
    'A published value, one’s own side, both sides, or `missing`: to be measured, and not measured.',
  );

const Draw = z.strictObject({ amount: NumberText, date: DateText.optional() });

const Settled = z.strictObject({
  amount: NumberText,
  date: DateText.optional().describe('When it was settled.'),
  payments: z.record(Name, NumberText).optional().describe('How much of it was for which payment.'),
  vat: NumberText.optional().describe('The VAT on top of it; what was credited is negative.'),
  vatRate: z
    .string()
    .regex(/^\d+(?:\.\d+)? %$/, 'quantity')
    .optional()
    .describe('The rate that the VAT was paid at: `25 %`.'),
});

const EventResult = z.union([Name, z.strictObject({ state: Name, date: DateText.optional() })]);

const Claim = z.strictObject({
  outcome: Name,
  person: z.string().min(1).optional().describe('A pseudonym; left out for a published count.'),
  date: DateText.optional(),
  count: NumberText.optional(),
  attributes: z.record(Name, z.string().min(1)).optional(),
});

const Place = {
  events: z.record(Name, EventResult).optional(),
  metrics: z.record(Name, MetricResult).optional(),
  amounts: z.record(Name, NumberText).optional(),
  claims: z.union([z.record(Name, NumberText), z.array(Claim)]).optional(),
};

const InCohort = z.strictObject({
  ...Place,
  capital: z.record(Name, z.union([NumberText, z.array(Draw)])).optional(),
  periods: z.record(Name, z.strictObject(Place)).optional(),
});

/** Everything verified to date, as people write it down. */
export const Results = z.strictObject({
  asOf: DateText.optional().describe('The day of the settlement; left out: after everything.'),
  final: z
    .enum(['true', 'false'])
    .optional()
    .describe('The contract’s end: what is due then is released.'),
  ...Place,
  capital: z
    .record(Name, z.union([NumberText, z.array(Draw)]))
    .optional()
    .describe('What is drawn to date: a sum, or dated draws.'),
  cohorts: z.record(Name, InCohort).optional(),
  periods: z.record(Name, z.strictObject(Place)).optional(),
  indices: z
    .record(Name, z.record(IndexAt, NumberText))
    .optional()
    .describe('Index figures that were published after the terms were signed.'),
  settled: z
    .record(Name, z.union([NumberText, z.array(Settled)]))
    .optional()
    .describe('What earlier settlements cover, per payer: a sum, or dated payments.'),
});
export type Results = z.infer<typeof Results>;
export type ResultsPlace = Pick<Results, 'events' | 'metrics' | 'amounts' | 'claims' | 'capital'>;
