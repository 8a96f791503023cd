import { type Answer, answer, hasErrors, refusal } from '../../core/findings.ts';
import { ENROLMENTS } from '../../core/intake/enrolments.ts';
import { readMapping } from '../../core/intake/mapping/read.ts';
import type { Mapping } from '../../core/intake/mapping/shape.ts';
import { OBSERVATIONS } from '../../core/intake/observations.ts';
import type { RowReader } from '../../core/intake/rows.ts';
import { takeIn, wholeOrNothing } from '../../core/intake/take-in.ts';
import type { Known } from '../../core/outcomes/deliveries/late-rows.ts';
import { type Io, MisuseError, readBytes, readText } from '../io.ts';
import { words } from '../words/words.ts';
import type { Registers } from './registers-asked.ts';

/** Both files as any door reads them: of any encoding, delimiter or workbook, with rows numbered as in the file. */
export async function takeRegisters(registers: Registers, io: Io): Promise<Answer<Known>> {
  const mappings = mappingsOf(registers, io);
  if (!mappings.ok) return mappings;
  const take = async <Field extends string, Row>(file: string, reader: RowReader<Field, Row>) => {
    const mapping = mappings.value.find(({ kind }) => kind === reader.kind);
    const source = { bytes: readBytes(file, io), file };
    return wholeOrNothing(await takeIn(source, reader, { mapping, mend: registers.mend }));
  };
  const people = await take(registers.enrolments, ENROLMENTS);
  const seen = await take(registers.observations, OBSERVATIONS);
  const findings = [...people.findings, ...seen.findings];
  if (!people.ok || !seen.ok) return refusal(findings);
  return answer({ enrolments: people.value.values, observations: seen.value.values }, findings);
}

/** @throws MisuseError where two of them are for files of one kind */
function mappingsOf({ mappings }: Registers, io: Io): Answer<readonly Mapping[]> {
  const read = mappings.map((file) => readMapping(readText(file, io), file));
  const findings = read.flatMap((each) => [...each.findings]);
  const values = read.flatMap((each) => (each.ok ? [each.value] : []));
  if (hasErrors(findings) || values.length < read.length) return refusal(findings);
  const kinds = values.map(({ kind }) => kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) throw new MisuseError(words(io.language).mappingTwice(twice));
  return answer(values, findings);
}
