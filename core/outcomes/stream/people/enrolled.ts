import type { Finding } from '../../../findings.ts';
import { Days } from '../bytes/days.ts';
import { checkName, lastLineOpen } from '../bytes/file-name.ts';
import { Lines } from '../bytes/lines.ts';
import type { Source } from '../bytes/source.ts';
import { Surprise } from '../bytes/surprise.ts';
import { EnrolmentRows, type Part } from './enrolment-rows.ts';
import type { KindRows } from './kinds.ts';
import type { PeopleColumns } from './people-columns.ts';
import { PeopleRead } from './people-read.ts';
import { enteredOnce, type Return } from './returns.ts';

export const WHOLE: Part = { index: 0, of: 1 };

/** Who is enrolled, as another thread can hand it over: what the terms make of it is not yet known. */
export type Enrolled = {
  /** Everybody once, by the row of theirs that comes first. */
  readonly columns: PeopleColumns;
  /** The other enrolments of those who came back. */
  readonly returns: readonly Return[];
  readonly kinds: KindRows;
  readonly part: Part;
  readonly findings: readonly Finding[];
};

/**
 * Reads who is enrolled, which needs nothing of the terms.
 *
 * @throws Surprise when the file must be read the ordinary way.
 */
export function readEnrolled(enrolments: Source, part: Part = WHOLE): Enrolled {
  checkName(enrolments);
  const people = new PeopleRead();
  const rows = new EnrolmentRows({ people, days: new Days(), part });
  const lines = new Lines(rows);
  for (const block of enrolments.blocks()) lines.push(block);
  lines.end();
  if (people.pseudonyms.count === 0 && part.of === 1) throw new Surprise('nobody enrolled');
  const findings = lines.isOpen ? [lastLineOpen(enrolments, rows.row)] : [];
  return { ...enteredOnce(people), kinds: rows.kinds, part, findings };
}
