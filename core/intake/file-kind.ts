import { type Answer, answer, refusal } from '../findings.ts';
import type { Fitting } from '../outcomes/checks/fitting.ts';
import type { Enrolment, Observation } from '../outcomes/records.ts';
import { canonicalPieces } from './canonical.ts';
import { ENROLMENTS } from './enrolments.ts';
import { OBSERVATIONS } from './observations.ts';
import type { RowReader } from './rows.ts';
import { sortOut } from './sort-out.ts';
import type { Source } from './source/open.ts';
import { tallied } from './source/tally.ts';
import { type TakenIn, type TakingIn, takeIn } from './take-in.ts';

/** What a delivered file can hold of persons. Comparison groups are persons too, in another arm. */
export type FileKind = 'enrolments' | 'observations';

/** Whether a word names a kind of file. */
export function isFileKind(written: string): written is FileKind {
  return written === 'enrolments' || written === 'observations';
}

/** What is wrong with rows under a contract's terms, of whichever kind they turn out to be. */
export type Fittings = {
  readonly enrolments: Fitting<Enrolment>;
  readonly observations: Fitting<Observation>;
};

/** A file of either kind that was taken in, and its accepted rows as the text that is kept, in pieces. */
export type TakenInFile = TakenIn<Enrolment | Observation> & {
  readonly canonical: () => Iterable<string>;
};

type Taking = TakingIn & { readonly fittings?: Fittings | undefined };

/**
 * Takes in a file of a kind that is known only when it comes, without the rows that do not fit the terms if it is held
 * against any.
 *
 * @example await takeInFile({ bytes, file: 'utdrag.xlsx' }, 'observations', { mapping })
 */
export function takeInFile(
  source: Source,
  kind: FileKind,
  { fittings, ...taking }: Taking = {},
): Promise<Answer<TakenInFile>> {
  return kind === 'enrolments'
    ? ofKind(source, ENROLMENTS, { ...taking, fitting: fittings?.enrolments })
    : ofKind(source, OBSERVATIONS, { ...taking, fitting: fittings?.observations });
}

async function ofKind<Field extends string, Row extends Enrolment | Observation>(
  source: Source,
  reader: RowReader<Field, Row>,
  { fitting, ...taking }: TakingIn & { fitting: Fitting<Row> | undefined },
): Promise<Answer<TakenInFile>> {
  const whole = await takeIn(source, reader, taking);
  if (!whole.ok) return whole;
  const taken = fitting ? fittingOnly(whole.value, fitting) : whole;
  if (!taken.ok) return taken;
  const { values, findings } = taken.value;
  return answer({ ...taken.value, canonical: () => canonicalPieces(reader, values) }, findings);
}

/** The rows that fit; none of the file where something is wrong that is of no row of it. */
function fittingOnly<Row extends Enrolment | Observation>(
  whole: TakenIn<Row>,
  fitting: Fitting<Row>,
): Answer<TakenIn<Row>> {
  const { taken, ofFile } = sortOut(whole, fitting);
  if (ofFile.length === 0) return answer(taken);
  return refusal([...tallied(ofFile), ...taken.findings]);
}
