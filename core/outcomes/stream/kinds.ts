import { ENROLMENT_KINDS, type EnrolmentKind } from '../../intake/enrolments.ts';
import { readPlainRows } from '../../intake/rows.ts';
import type { Delimiter } from '../../intake/source/table-text.ts';
import { Surprise } from './surprise.ts';

/** Rows of a table of enrolments that say each something else besides the person and the days. */
export type KindRows = {
  readonly header: readonly string[];
  readonly delimiter: Delimiter;
  readonly rows: readonly (readonly string[])[];
};

/**
 * What enrolments say besides the person and the days, by the ordinary reader.
 *
 * @throws Surprise where a row is refused or remarked on.
 */
export function kindsOf({ header, delimiter, rows }: KindRows): EnrolmentKind[] {
  const about = { file: 'enrolments', delimiter };
  const read = readPlainRows([header, ...rows], about, ENROLMENT_KINDS);
  if (!read.ok || read.findings.length > 0) {
    throw new Surprise('an enrolment that is refused or remarked on');
  }
  return read.value.map(({ at: _, ...kind }) => {
    if (kind.transferredTo !== undefined) throw new Surprise('a change of group');
    return kind;
  });
}
