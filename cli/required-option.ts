import { type Io, MisuseError } from './io.ts';
import { words } from './words/words.ts';

/**
 * The value of an option that must be given. Asked for only when the command runs, so that a misspelt option is
 * told as such, and not as the one that is missing.
 *
 * @throws MisuseError if it was left out.
 * @example requiredOption(options.results, '--results <file>', io)
 */
export function requiredOption(
  value: string | undefined,
  option: string,
  { language }: Pick<Io, 'language'>,
): string {
  if (value === undefined) throw new MisuseError(words(language).optionMissing(option));
  return value;
}
