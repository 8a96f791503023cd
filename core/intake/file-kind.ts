import { type Answer, answer } from '../findings.ts';
import type { Enrolment, Observation } from '../outcomes/records.ts';
import { canonicalPieces } from './canonical.ts';
import { ENROLMENTS } from './enrolments.ts';
import { OBSERVATIONS } from './observations.ts';
import type { RowReader } from './rows.ts';
import type { Source } from './source/open.ts';
import { type TakenIn, type TakingIn, takeIn } from './take-in.ts';

/** What a delivered file can hold of persons. Comparison groups are persons too, in another arm. */
export type FileKind = 'enrolments' | 'observations';

/** Whether a word names a kind of file. */
export function isFileKind(written: string): written is FileKind {
  return written === 'enrolments' || written === 'observations';
}

/** A file of either kind that was taken in, and its accepted rows as the text that is kept, in pieces. */
export type TakenInFile = TakenIn<Enrolment | Observation> & {
  readonly canonical: () => Iterable<string>;
};

/**
 * Takes in a file of a kind that is known only when it comes.
 *
 * @example await takeInFile({ bytes, file: 'utdrag.xlsx' }, 'observations', { mapping })
 */
export function takeInFile(
  source: Source,
  kind: FileKind,
  taking: TakingIn = {},
): Promise<Answer<TakenInFile>> {
  return kind === 'enrolments'
    ? ofKind(source, ENROLMENTS, taking)
    : ofKind(source, OBSERVATIONS, taking);
}

async function ofKind<Field extends string, Row extends Enrolment | Observation>(
  source: Source,
  reader: RowReader<Field, Row>,
  taking: TakingIn,
): Promise<Answer<TakenInFile>> {
  const taken = await takeIn(source, reader, taking);
  if (!taken.ok) return taken;
  const { values } = taken.value;
  return answer(
    { ...taken.value, canonical: () => canonicalPieces(reader, values) },
    taken.findings,
  );
}
