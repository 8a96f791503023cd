import * as z from 'zod';

/**
 * The texts of which terms are made. YAML is read as text, so every value here is a string whose digits are
 * kept as written; each pattern is also a JSON Schema pattern, so that editors check it while one types. The
 * second argument of `regex` is the kind of text: `core/terms/read` makes the finding's code of it.
 */
const NAME = '[a-z][a-z0-9_]*';
export const DIGITS = '-?(?:0|[1-9]\\d{0,2}(?: \\d{3})+|[1-9]\\d*)(?:\\.\\d+)?';
/**
 * `%`, or a word such as `points`, `days`, `visits`; never the words that go on (`a year`, `of advanced`), nor
 * other words for per cent and money, which people write by habit.
 */
export const UNIT =
  '(?: (?:%|(?!(?:a|of|to|percent|procent|kr|kronor|tkr|mkr|mn|miljoner)\\b)[a-zåäö]{2,}))?';

/** A name in the terms' one namespace: `advanced`, `school_results`. */
export const Name = z
  .string()
  .regex(new RegExp(`^${NAME}$`), 'name')
  .describe('A name: small letters, digits and underscores, beginning with a letter.')
  .meta({ id: 'Name', examples: ['school_results'] });

/** A figure's name, perhaps with one of its sides. */
export const FIGURE = `${NAME}(?:\\.${NAME})?`;

/** The name of a figure: a metric, amount or payment, or one of its sides: `wages.level`. */
export const FigureName = z
  .string()
  .regex(new RegExp(`^${FIGURE}$`), 'figure')
  .describe('The name of a metric, capital, an amount or a payment above, or one of its sides.')
  .meta({ id: 'Figure', examples: ['saving', 'saving.level', 'advanced.committed'] });

/**
 * A number with its unit: `12 000 000`, `0.40`, `40 %`, `5 points`, `7.5 % a year`, `20 % of advanced`.
 * A bare number is never a percentage.
 */
export const QUANTITY_PATTERN = new RegExp(`^${DIGITS}${UNIT}(?: a year)?(?: of ${FIGURE})?$`);
/** A plain number, no unit: `15.12`, `10 000`. */
export const NumberText = z
  .string()
  .regex(new RegExp(`^${DIGITS}$`), 'number')
  .describe('A plain number with a decimal point; spaces may group thousands.')
  .meta({ id: 'Number', examples: ['1', '0.01', '10 000'] });

export const DateText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'date')
  .describe('A date, year first.')
  .meta({ id: 'Date', examples: ['2016-09-01'] });

/** A year, a month or a day: what an index figure is of, or from when it is in force. */
export const IndexAt = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'date')
  .describe('A year, a month, or the day from which the figure is in force.')
  .meta({ id: 'IndexAt', examples: ['2019', '2019-04', '2019-04-01'] });

/** A date, an event's name, or `end`. */
export const MomentText = z
  .string()
  .regex(new RegExp(`^(?:\\d{4}-\\d{2}-\\d{2}|${NAME})$`), 'moment')
  .describe('A date, the name of an event, or `end`: the end of the contract.')
  .meta({ id: 'Moment', examples: ['2020-12-31', 'final_report', 'end'] });

/** A span of time: `30 days`, `12 months`, `2 years`, `5 bank days`. So long a one reaches no year that is no date. */
export const SpanText = z
  .string()
  .regex(
    /^(?:(?:0|[1-9]\d{0,4}) (?:bank days|days)|(?:0|[1-9]\d{0,3}) (?:weeks|months)|(?:0|[1-9]\d{0,2}) years)$/,
    'span',
  )
  .describe(
    'A span of time: a number and `days`, `bank days`, `weeks`, `months` or `years`; fewer than 1 000 years.',
  )
  .meta({ id: 'Span', examples: ['30 days', '12 months', '5 bank days'] });

/** Text for people; the program reads nothing out of it. */
export const Text = z
  .string()
  .min(1)
  .describe('Text for people.')
  .meta({ id: 'Text', examples: ['Norrköpings kommun'] });

/** Where the signed contract says so, such as `Schedule 4, §2.1`. */
export const Clause = Text.describe(
  'Where the signed contract says so, such as `Schedule 4, §2.1`.',
);

/** Marks what is not published, and says how it was inferred. */
export const Inferred = Text.describe(
  'Says that this is not published but inferred, and from what.',
);

export const Note = Text.describe('A remark for the reader; decides nothing.');
