import { describe, expect, it } from 'vitest';
import { isDate } from '../../../core/calendar/date.ts';
import { addSpan, subtractSpan } from '../../../core/calendar/span.ts';
import { SpanText } from '../../../core/terms/shape/text.ts';

describe('a span as terms write it', () => {
  it.each(['99999 days', '99999 bank days', '9999 weeks', '9999 months', '999 years'])(
    'of %s leads from a date that a register has to a date that exists',
    (span) => {
      expect(SpanText.safeParse(span).success).toBe(true);
      expect(isDate(addSpan(addSpan('2199-12-31', span), span))).toBe(true);
      expect(isDate(subtractSpan('1899-12-31', span))).toBe(true);
    },
  );

  it.each(['100000 days', '10000 months', '1000 years', '01 years', '1 decades'])(
    'is not %s',
    (span) => {
      expect(SpanText.safeParse(span).success).toBe(false);
    },
  );
});
