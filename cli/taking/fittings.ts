import { DEFAULT_TIME_ZONE, dateOf } from '../../core/calendar/instant.ts';
import { type Answer, answer, refusal } from '../../core/findings.ts';
import { ENROLMENTS } from '../../core/intake/enrolments.ts';
import type { Fittings } from '../../core/intake/file-kind.ts';
import { takeIn, wholeOrNothing } from '../../core/intake/take-in.ts';
import {
  type Against,
  enrolmentsFitting,
  observationsFitting,
} from '../../core/outcomes/checks/fitting.ts';
import type { Enrolment } from '../../core/outcomes/records.ts';
import { termsFile, termsFiles } from '../commands/terms-file.ts';
import { type Io, readBytes } from '../io.ts';

/** The files that a delivery is held against: the terms, and who is enrolled already. */
export type HeldAgainst = { readonly terms: string; readonly enrolments: string | undefined };

/** Every file that is read to hold a delivery against its terms. */
export function filesHeldAgainst({ terms, enrolments }: HeldAgainst, io: Io): string[] {
  return [...termsFiles(terms, io), ...(enrolments === undefined ? [] : [enrolments])];
}

/** What would be wrong with rows under the terms, as the service holds a delivery against them. */
export async function fittingsFor(held: HeldAgainst, io: Io): Promise<Answer<Fittings>> {
  const { read, findings } = termsFile(held.terms, io);
  if (!read) return refusal(findings);
  const enrolled = await enrolledIn(held.enrolments, io);
  if (!enrolled.ok) return enrolled;
  const { terms } = read;
  const { timeZone = DEFAULT_TIME_ZONE } = terms;
  const asOf = dateOf(new Date().toISOString(), timeZone);
  const against: Against = { terms, enrolments: enrolled.value, observations: [], asOf };
  return answer({
    enrolments: enrolmentsFitting(against),
    observations: observationsFitting(against),
  });
}

async function enrolledIn(file: string | undefined, io: Io): Promise<Answer<readonly Enrolment[]>> {
  if (file === undefined) return answer([]);
  const taken = wholeOrNothing(await takeIn({ bytes: readBytes(file, io), file }, ENROLMENTS));
  return taken.ok ? answer(taken.value.values) : taken;
}
