import type { Answer } from '../findings.ts';
import { type Enrolment, TREATMENT } from '../outcomes/records.ts';
import type { Cells } from './cells.ts';
import { ENROLMENT_COLUMNS, type EnrolmentField } from './known-columns.ts';
import { type RowReader, readRows } from './rows.ts';

const COMPARISON = 'comparison';
const ARMS_IN_SWEDISH: ReadonlyMap<string, string> = new Map([
  ['insats', TREATMENT],
  ['jämförelse', COMPARISON],
]);
const ARMS: ReadonlyMap<string, string> = new Map([
  ...ARMS_IN_SWEDISH,
  ...[TREATMENT, COMPARISON].map((arm) => [arm, arm] as const),
]);

/** How files of enrolments are read, from whatever source. */
export const ENROLMENTS: RowReader<EnrolmentField, Enrolment> = {
  kind: 'enrolments',
  columns: ENROLMENT_COLUMNS,
  attributesAllowed: true,
  read: readEnrolment,
  unique: { key: keyOf, code: 'intake.person-twice', field: 'person' },
  withoutRows: 'error',
};

/** What an enrolment says besides the person and the days of enrolment and leaving. */
export type EnrolmentKind = Omit<Enrolment, 'person' | 'enrolledOn' | 'leftOn' | 'at'>;

/** How the same files are read where persons and their days are known already. */
export const ENROLMENT_KINDS: RowReader<EnrolmentField, EnrolmentKind & Pick<Enrolment, 'at'>> = {
  ...ENROLMENTS,
  read: (cells) => ({ ...readKind(cells), at: cells.place() }),
  unique: { ...ENROLMENTS.unique, key: ({ at }) => [String(at?.row)] },
};

/**
 * Reads a file of enrolments. Columns: `person` and `enrolled_on`; and, where wanted, `cohort`, `arm`
 * (`treatment` if left out), `left_on`, `left_reason`, `transferred_on`, `transferred_to` (the group changed to)
 * and `attribute_<name>`. Swedish headers: person, inskriven, kohort, arm (insats, jämförelse), utskriven,
 * utskrivningsorsak, överförd, överförd_till, `attribut_<namn>`. Whoever is enrolled again has another row.
 *
 * @param how.isKept whether the file was taken in before: what has come to be refused since is read as it was
 * @returns a refusal of the whole file, with everything that is wrong in it.
 * @example readEnrolments('person,enrolled_on,cohort\np-1,2017-01-15,first\n', 'enrolments.csv')
 */
export function readEnrolments(
  text: string,
  file: string,
  { isKept = false }: { readonly isKept?: boolean } = {},
): Answer<Enrolment[]> {
  return readRows(text, file, { ...ENROLMENTS, isKept });
}

function readEnrolment(cells: Cells<EnrolmentField>): Enrolment {
  const person = cells.pseudonym('person');
  const enrolledOn = cells.required('enrolledOn', cells.date('enrolledOn')) ?? '';
  const leftOn = cells.date('leftOn');
  if (leftOn !== undefined && leftOn < enrolledOn) {
    cells.report('intake.left-before-enrolled', 'leftOn');
  }
  return {
    person,
    enrolledOn,
    ...(leftOn === undefined ? {} : { leftOn }),
    ...readKind(cells),
    at: cells.place(),
  };
}

function readKind(cells: Cells<EnrolmentField>): EnrolmentKind {
  const cohort = cells.name('cohort');
  const leftReason = cells.reason('leftReason');
  const transferredOn = cells.date('transferredOn');
  const transferredTo = armIn(cells, 'transferredTo');
  const attributes = cells.attributes();
  return {
    arm: armIn(cells, 'arm') ?? TREATMENT,
    ...(cohort === undefined ? {} : { cohort }),
    ...(leftReason === undefined ? {} : { leftReason }),
    ...(transferredOn === undefined ? {} : { transferredOn }),
    ...(transferredTo === undefined ? {} : { transferredTo }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
  };
}

function armIn(cells: Cells<EnrolmentField>, field: 'arm' | 'transferredTo'): string | undefined {
  const written = cells.text(field) ?? '';
  const known = ARMS_IN_SWEDISH.get(written);
  if (known !== undefined) return known;
  const meant = ARMS.get(written.toLowerCase());
  const isOtherCase = meant !== undefined && meant !== written;
  return isOtherCase ? cells.mended('intake.arm-other-case', field, meant) : cells.name(field);
}

function keyOf({ person, enrolledOn }: Enrolment): string[] {
  return [person, enrolledOn];
}
