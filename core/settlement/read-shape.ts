import type * as z from 'zod';
import { type Answer, answer, type Finding, hasErrors, type Place, refusal } from '../findings.ts';
import { impossibleDates } from '../terms/impossible-dates.ts';
import { knownFields, shapeFindings } from '../terms/issues.ts';
import { locator } from '../terms/places.ts';
import { readSource } from '../terms/read.ts';

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
  const read = readSource(text, file);
  const locate = locator(read.places, file);
  const findings: Finding[] = [...read.findings];
  const { document } = read;
  if (document === undefined) return refusal(findings);
  const parsed = schema.safeParse(document, { error: knownFields });
  findings.push(...shapeFindings(parsed.error?.issues ?? [], document, locate));
  findings.push(...impossibleDates(document, locate.value));
  if (!parsed.success || hasErrors(findings)) return refusal(findings);
  return answer({ value: parsed.data, at: locate.value }, findings);
}
