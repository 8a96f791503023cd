import { readEnrolments } from '../../intake/enrolments.ts';
import type { Kind } from './people.ts';
import { Surprise } from './surprise.ts';

/**
 * What enrolments say besides the person and the days, by the ordinary reader.
 *
 * @param tables each of one row.
 * @throws Surprise where one is refused or remarked on.
 */
export function kindsOf(tables: readonly string[]): Kind[] {
  return tables.map((table) => {
    const read = readEnrolments(table, 'enrolments');
    const [enrolment] = read.ok && read.findings.length === 0 ? read.value : [];
    if (!enrolment) throw new Surprise('an enrolment that is refused or remarked on');
    if (enrolment.transferredTo !== undefined) throw new Surprise('a change of group');
    const { person: _, enrolledOn: _on, leftOn: _left, at: _at, ...kind } = enrolment;
    return kind;
  });
}
