import { type Answer, answer, refusal } from '../../core/findings.ts';
import { type ReadTerms, readTerms } from '../../core/terms/read.ts';
import { type Io, readText } from '../io.ts';
import { termsFile } from './terms-file.ts';

/**
 * Terms that can be read back: everything names what it should, though settlement may not compute every word of
 * them yet, or a figure of them may be unpublished.
 */
export function readableTerms(file: string, io: Io): Answer<ReadTerms> {
  const { read, findings } = termsFile(file, io);
  if (read) return answer(read);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const isReadable = errors.every(({ code }) => code === 'terms.not-yet-computed');
  const again = isReadable ? readTerms(readText(file, io), file) : undefined;
  return again?.ok ? answer(again.value) : refusal(findings);
}
