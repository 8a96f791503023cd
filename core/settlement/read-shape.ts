import type * as z from 'zod';
import { isDate } from '../calendar/date.ts';
import { type Answer, answer, type Finding, hasErrors, type Place, refusal } from '../findings.ts';
import { findPersonnummer } from '../privacy/personnummer.ts';
import { termsFinding } from '../terms/codes.ts';
import { knownFields, shapeFindings } from '../terms/issues.ts';
import { locator } from '../terms/places.ts';
import { pointer, type Written, writtenTexts } from '../terms/written.ts';
import { readYaml } from '../terms/yaml.ts';

/** A file of the expected shape, and where each of its values stands. */
export type ReadFile<T> = { readonly value: T; readonly at: (path: string) => Place };

/**
 * Reads a YAML file of texts into a shape, as terms are read: with the same findings for what is malformed,
 * unknown or missing, and no personal identity numbers.
 */
export function readShape<T>(
  schema: z.ZodType<T>,
  { text, file }: { readonly text: string; readonly file: string | undefined },
): Answer<ReadFile<T>> {
  const read = readYaml(text, file);
  const locate = locator(read.places, file);
  const numbers = findPersonnummer(text).map(({ index }) =>
    termsFinding({ code: 'terms.personnummer', at: read.placeOf(index) }),
  );
  const findings: Finding[] = [...read.findings, ...numbers];
  const { document } = read;
  if (document === undefined) return refusal(findings);
  const parsed = schema.safeParse(document, { error: knownFields });
  findings.push(...shapeFindings(parsed.error?.issues ?? [], document, locate));
  findings.push(...impossibleDates(document, locate.value));
  if (!parsed.success || hasErrors(findings)) return refusal(findings);
  return answer({ value: parsed.data, at: locate.value }, findings);
}

function impossibleDates(document: Written, at: (path: string) => Place): Finding[] {
  return [...writtenTexts(document)]
    .filter(({ text }) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !isDate(text))
    .map(({ path, text }) =>
      termsFinding({
        code: 'terms.date-impossible',
        at: at(pointer(path)),
        facts: { written: text },
      }),
    );
}
