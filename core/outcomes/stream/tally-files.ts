import type { Finding } from '../../findings.ts';
import type { Plan } from '../plan/plan.ts';
import type { PartialOutcome } from '../tallies/partial.ts';
import { type PeopleKept, peopleFor } from '../uncertainty/people.ts';
import { lastLineOpen } from './bytes/file-name.ts';
import type { Source } from './bytes/source.ts';
import { Surprise } from './bytes/surprise.ts';
import { finish } from './finish/finish.ts';
import { type Enrolled, readEnrolled } from './people/enrolled.ts';
import type { Part } from './people/enrolment-rows.ts';
import { type Observed, type Ready, readies } from './ready.ts';
import { type Added, addRows, type Ground, type RowsAdded, TOO_FINE } from './rows/ground.ts';
import { KeptRows } from './rows/kept-rows.ts';
import { Records } from './rows/records.ts';

/** What a part of the persons says, and what was remarked on in their files. */
export type Tallied = {
  readonly partial: PartialOutcome;
  /** The measured persons, where the terms need them together. */
  readonly people: PeopleKept | undefined;
  readonly findings: readonly Finding[];
  /** What is to be known of those who came back or changed group. */
  readonly notes: readonly Finding[];
};

/**
 * Adds up the persons of two plain files in one reading of each, in memory that grows with the persons and not
 * with the rows.
 *
 * @throws Surprise when the files must be read the ordinary way.
 */
export function tallyFiles(
  plan: Plan,
  input: Observed & { readonly enrolments: Source; readonly part?: Part },
): Tallied {
  const enrolled = readEnrolled(input.enrolments, input.part);
  for (const ready of readies(plan, enrolled, input)) {
    const added = addRows(ready.ground, input.observations);
    if (added !== TOO_FINE) return tallied(ready, added);
  }
  throw new Surprise('too many decimals');
}

/**
 * Adds up the persons as `tallyFiles` does, with rows that others add.
 *
 * @param add adds all rows of the observations to the ground.
 * @throws Surprise when the files must be read the ordinary way.
 */
export async function tallyShared(
  plan: Plan,
  enrolled: Enrolled,
  input: Observed & { readonly add: (ground: Ground) => Promise<Added> },
): Promise<Tallied> {
  for (const ready of readies(plan, enrolled, { ...input, isShared: true })) {
    const added = await input.add(ready.ground);
    if (added !== TOO_FINE) return tallied(ready, added);
  }
  throw new Surprise('too many decimals');
}

function tallied({ ground, findings, notes, ...ready }: Ready, added: RowsAdded): Tallied {
  const { rows, hasRows, later, firstLater, isOpen } = added;
  const { file } = ready;
  if (!hasRows) throw new Surprise('no rows');
  const records = new Records(ground.records);
  records.sums.absorb(added.carried);
  const kept = new KeptRows(added.kept);
  const people = peopleFor(ready.plan);
  const laterRows = later === 0 ? { rows: 0 } : { rows: later, first: { file, row: firstLater } };
  return {
    partial: finish({ ...ready, records, kept, later: laterRows, onMeasured: people?.hear }),
    people,
    notes,
    findings: isOpen ? [...findings, lastLineOpen({ file }, rows)] : findings,
  };
}
