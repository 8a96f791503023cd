import { isDate } from '../../core/calendar/date.ts';
import { type Io, MisuseError } from '../io.ts';
import { outputFiles } from '../outputs.ts';
import { requiredOption } from '../required-option.ts';
import { pseudonymWords } from '../words/pseudonym.ts';

/** What both commands about pseudonyms are asked. */
export type PseudonymOptions = {
  key?: string;
  newKey?: boolean;
  column?: string[];
  out?: string;
  headerRow?: string;
  sheet?: string;
  asOf?: string;
  otherIds?: boolean;
  mend?: boolean;
  acceptValid?: string;
  force?: boolean;
};

/**
 * The options as they are used.
 *
 * @param reads the files that the command reads besides the key
 * @throws MisuseError before anything is read or written
 */
export function pseudonymOptions(
  options: PseudonymOptions,
  reads: readonly (string | undefined)[],
  io: Io,
) {
  const said = pseudonymWords(io.language);
  const { headerRow = '1', asOf = new Date().toISOString().slice(0, 10), force = false } = options;
  const keyFile = requiredOption(options.key, '--key <file>', io);
  const [first, ...others] = options.column ?? [];
  const columns = [requiredOption(first, '--column <header>', io), ...others];
  const asked = requiredOption(options.out, '--out <file>', io);
  if (!isDate(asOf)) throw new MisuseError(said.notADate(asOf));
  if (!/^[1-9]\d{0,2}$/.test(headerRow)) throw new MisuseError(said.notARow(headerRow));
  const asking = { reads: [keyFile, ...reads], overwrite: force, io };
  const [out, rejectedOut] = outputFiles([asked, options.acceptValid], asking);
  return {
    keyFile,
    columns,
    out,
    rejectedOut,
    asOf,
    opening: { headerRow: Number(headerRow), sheet: options.sheet },
    otherIds: options.otherIds ?? false,
    mend: options.mend ?? false,
  };
}
