import { epochDay, type ISODate } from '../../calendar/date.ts';
import type { Finding } from '../../findings.ts';
import { findPersonnummer } from '../../privacy/personnummer.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { PartialOutcome } from '../partial.ts';
import type { Plan } from '../plan.ts';
import { profilesOf } from '../profile.ts';
import { achievedBy } from '../seen.ts';
import { Days } from './days.ts';
import { EnrolmentRows, type Part } from './enrolment-rows.ts';
import { finish } from './finish.ts';
import { readingOf } from './layout.ts';
import { type LineReader, Lines } from './lines.ts';
import { ObservationRows } from './observation-rows.ts';
import { People } from './people.ts';
import { Reckoning } from './reckoning.ts';
import { Records } from './records.ts';
import { Roll } from './roll.ts';
import { ScaleTooSmall, Surprise } from './surprise.ts';

/** A file that can be read again from its beginning, block by block. */
export type Source = { readonly file: string; readonly blocks: () => Iterable<Uint8Array> };

/** What a part of the persons says, and what was remarked on in their files. */
export type Tallied = { readonly partial: PartialOutcome; readonly findings: readonly Finding[] };

export const WHOLE: Part = { index: 0, of: 1 };

/** Öre first; then as many decimals as a value may have. */
const SCALES = [2, 4, 8];

/**
 * Adds up the persons of two plain files in one reading of each, in memory that grows with the persons and not
 * with the rows.
 *
 * @throws Surprise when the files must be read the ordinary way.
 */
export function tallyFiles(plan: Plan, input: TallyInput): Tallied {
  const [scale = 0, ...larger] = input.scales ?? SCALES;
  try {
    return tallyAt(plan, { ...input, scale, alsoKept: [] });
  } catch (reason) {
    if (!(reason instanceof ScaleTooSmall)) throw reason;
    if (larger.length === 0) throw new Surprise('too many decimals');
    return tallyFiles(plan, { ...input, scales: larger });
  }
}

type TallyInput = {
  readonly enrolments: Source;
  readonly observations: Source;
  readonly asOf: ISODate;
  readonly part?: Part;
  readonly claims?: 'each' | 'alike';
  readonly scales?: readonly number[];
};

function tallyAt(
  plan: Plan,
  input: TallyInput & { scale: number; alsoKept: readonly string[] },
): Tallied {
  const { asOf, scale, alsoKept, part = WHOLE, claims = 'each' } = input;
  const lastDay = epochDay(asOf);
  const days = new Days();
  const people = new People(days);
  const reading = readingOf(plan, alsoKept);
  const enrolments = readLines(input.enrolments, new EnrolmentRows({ people, days, part }));
  if (!people.pseudonyms.enterAll()) throw new Surprise('a person enrolled twice');
  if (people.count === 0 && part.of === 1) throw new Surprise('nobody enrolled');
  const roll = new Roll({ plan, people, reading, lastDay, profileOf: profilesOf(plan, asOf) });
  checkPlaces(plan, roll, part);
  const { tooLong, measures } = roll.layouts;
  if (tooLong !== undefined) return tallyAt(plan, { ...input, alsoKept: [...alsoKept, tooLong] });

  const records = new Records({
    persons: people.count,
    layouts: roll.layouts,
    names: reading.names.length,
    achieved: measures.map((measure) => achievedBy(measure, scale)),
    lastDay,
  });
  const isKept = reading.names.map((name) => reading.kept.has(name));
  const reckoning = new Reckoning({ roll, records, part, lastDay, isKept });
  const rows = new ObservationRows({
    names: reading.names,
    days,
    scale,
    take: (bytes, batch) => reckoning.take(bytes, batch),
  });
  const observations = readLines(input.observations, rows);
  if (rows.row === 1) throw new Surprise('no rows');
  const { file } = input.observations;
  const read = {
    plan,
    reading,
    days,
    roll,
    records,
    reckoning,
    scale,
    lastDay,
    file,
    claims,
  };
  return { partial: finish(read), findings: [...enrolments, ...observations] };
}

/** Reads a file to its end. @throws Surprise @returns a warning where its last line has no end */
function readLines({ file, blocks }: Source, reader: LineReader): Finding[] {
  if (findPersonnummer(file).length > 0) throw new Surprise('a personal name of a file');
  const lines = new Lines(reader);
  for (const block of blocks()) lines.push(block);
  lines.end();
  if (!lines.isOpen) return [];
  const at = { file, row: reader.row };
  return [{ code: 'intake.last-line-open', severity: 'warning', at, facts: {} }];
}

/** @throws Surprise when there are more persons than places. */
function checkPlaces({ terms }: Plan, roll: Roll, part: Part): void {
  const places = terms.targetGroup?.places;
  if (places === undefined || part.of > 1) return;
  if (readNumber(places).lt(roll.enrolledCount())) throw new Surprise('more persons than places');
}
