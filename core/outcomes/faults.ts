import type { ISODate } from '../calendar/date.ts';
import { type Answer, type Finding, refusal } from '../findings.ts';
import { readEnrolments } from '../intake/enrolments.ts';
import { OBSERVATIONS } from '../intake/observations.ts';
import { rowsInPieces } from '../intake/rows-in-pieces.ts';
import { tooLarge } from '../intake/source/size.ts';
import { FindingTally } from '../intake/source/tally.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { checksFor } from './evaluate.ts';
import type { Enrolment } from './records.ts';
import { bytesIn, type Source, textOf } from './stream/bytes/source.ts';

/** Rows of files of more bytes may not fit the memory together. */
const MOST_HELD = 1 << 25;

/** Whether a file is so large that what is wrong with it is looked for before all its rows are held. */
export function isLarge(source: Source, mostHeld = MOST_HELD): boolean {
  return bytesIn(source) > mostHeld;
}

/** Who is enrolled, as the ordinary reader reads it; or that there are more than can be held together. */
export function enrolmentsIn(enrolments: Source, isKept = false): Answer<Enrolment[]> {
  const large = tooLarge(enrolments.file, enrolments.blocks());
  if (large) return refusal([large]);
  return readEnrolments(textOf(enrolments), enrolments.file, { isKept });
}

/** What is wrong with a large file of observations by itself. @param size of the pieces it is read in, in letters */
export function faultsOfForm(observations: Source, size?: number): FindingTally {
  const tally = new FindingTally();
  for (const _ of rowsInPieces(observations, OBSERVATIONS, { tally, size }));
  return tally;
}

type Given = { terms: Terms; enrolments: Source; observations: Source; asOf: ISODate };

/** Why the rows of a large file need not be held together: something is wrong with them, or they cannot be. */
export function whyNotHeld(input: Given): Finding[] {
  const faults = faultsOf(input);
  if (faults.length > 0) return faults;
  const large = tooLarge(input.observations.file, input.observations.blocks());
  return large ? [large] : [];
}

/**
 * What is wrong with a large file of observations, as `evaluate` says of a small one, in the memory of the persons and
 * of one piece of the file: the form of its rows, and if that is right what they say. Nothing where nothing is wrong,
 * or only shows in rows that are far apart.
 *
 * @param input.size of the pieces, in letters
 */
export function faultsOf(input: Given & { size?: number }): Finding[] {
  const { terms, asOf, enrolments, observations, size } = input;
  const people = enrolmentsIn(enrolments);
  const form = new FindingTally();
  form.add(people.findings);
  const checks = people.ok ? checksFor({ terms, asOf, enrolments: people.value }) : undefined;
  const meaning = new FindingTally();
  meaning.add(checks?.findings ?? []);
  for (const rows of rowsInPieces(observations, OBSERVATIONS, { tally: form, size })) {
    if (!form.hasErrors) meaning.add(checks?.ofObservations(rows) ?? []);
  }
  if (form.hasErrors) return form.findings();
  return meaning.hasErrors ? [...form.findings(), ...meaning.findings()] : [];
}
