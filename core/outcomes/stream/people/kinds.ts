import { ENROLMENT_KINDS, type EnrolmentKind } from '../../../intake/enrolments.ts';
import { readPlainRows } from '../../../intake/rows.ts';
import type { Delimiter } from '../../../intake/source/table-text.ts';
import { askedAttributes } from '../../../terms/asked-attributes.ts';
import type { Terms } from '../../../terms/shape/terms.ts';
import { checkAttributes } from '../../checks/attributes.ts';
import { inGroup } from '../../persons/episodes.ts';
import { Surprise } from '../bytes/surprise.ts';

/** Rows of a table of enrolments that say each something else besides the person and the days. */
export type KindRows = {
  readonly header: readonly string[];
  readonly delimiter: Delimiter;
  readonly rows: readonly (readonly string[])[];
};

/** Kinds in the groups that they are counted in, and the group that each was first in. */
export type Kinds = {
  readonly counted: readonly EnrolmentKind[];
  readonly assigned: readonly string[];
};

/**
 * What enrolments say besides the person and the days, by the ordinary reader, and what the terms make of whoever
 * changed group.
 *
 * @throws Surprise where a row is refused or remarked on.
 */
export function kindsOf(terms: Terms, { header, delimiter, rows }: KindRows): Kinds {
  const about = { file: 'enrolments', delimiter };
  const read = readPlainRows([header, ...rows], about, ENROLMENT_KINDS);
  if (!read.ok || read.findings.length > 0) {
    throw new Surprise('an enrolment that is refused or remarked on');
  }
  const asked = askedAttributes(terms);
  if (read.value.some((kind) => checkAttributes(asked, kind).length > 0)) {
    throw new Surprise('an attribute that is not as the terms want it');
  }
  const kinds = read.value.map(({ at: _, ...kind }) => kind);
  return {
    counted: kinds.map((kind) => inGroup(terms, kind)),
    assigned: kinds.map(({ arm }) => arm),
  };
}
