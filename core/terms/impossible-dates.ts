import { isDate } from '../calendar/date.ts';
import type { Finding, Place } from '../findings.ts';
import { termsFinding } from './codes.ts';
import { pointer, type Written, writtenTexts } from './written.ts';

/** Texts that are written as dates and are none, such as 30 February: one would be read as another day. */
export function impossibleDates(
  document: Written,
  at: (path: string) => Place,
): readonly Finding[] {
  return [...writtenTexts(document)]
    .filter(({ text }) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !isDate(text))
    .map(({ path, text }) =>
      termsFinding({
        code: 'terms.date-impossible',
        at: at(pointer(path)),
        facts: { written: text },
      }),
    );
}
