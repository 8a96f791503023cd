import { Command } from 'commander';
import { hasErrors } from '../../core/findings.ts';
import { plainHeader } from '../../core/intake/source/table-text.ts';
import { identityColumnFindings, Pseudonymiser } from '../../core/privacy/pseudonymise.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { reportFindings } from '../print/report.ts';
import { pseudonymKey } from '../pseudonyms/key-file.ts';
import { type PseudonymOptions, pseudonymOptions } from '../pseudonyms/options.ts';
import { keepAll, PrivateFile } from '../pseudonyms/private-file.ts';
import { openRecords, type Records } from '../pseudonyms/records.ts';
import { UnreadableRecords } from '../pseudonyms/text-records.ts';
import { requiredOption } from '../required-option.ts';
import { pseudonymWords } from '../words/pseudonym.ts';

type Options = PseudonymOptions & { original?: string; personColumn?: string };

/** `utfall relink FILE --key KEY --original FILE --column HEADER --out FILE`: numbers in place of pseudonyms. */
export const relinkCommand: CommandMaker = (io, done) => {
  const said = pseudonymWords(io.language);
  return new Command('relink')
    .description(said.relink)
    .argument('<file>', said.result)
    .option('--key <file>', said.key)
    .option('--original <file>', said.original)
    .option('--column <header>', said.column)
    .option('--person-column <header>', said.personColumn)
    .option('--out <file>', said.out)
    .option('--header-row <row>', said.headerRow)
    .option('--sheet <name>', said.sheet)
    .option('--as-of <date>', said.asOf)
    .option('--other-ids', said.otherIds)
    .option('--mend', said.mend)
    .option('--force', said.force)
    .action(async (file: string, { column, ...options }: Options & { column?: string }) => {
      const columns = column === undefined ? {} : { column: [column] };
      done(await relink(file, { ...options, ...columns }, io));
    });
};

async function relink(file: string, options: Options, io: Io): Promise<ExitCode> {
  const { keyFile, columns, out, opening, ...how } = pseudonymOptions(
    options,
    [file, options.original],
    io,
  );
  const original = requiredOption(options.original, '--original <file>', io);
  const key = pseudonymKey(keyFile, { make: false, io });
  const before = await openRecords(original, opening, io);
  const after = await openRecords(file, { headerRow: 1, sheet: undefined }, io);
  if (!before.ok || !after.ok) return reportFindings([...before.findings, ...after.findings], io);
  const pseudonymiser = new Pseudonymiser(
    { file: original, columns, key, ...how },
    before.value.header,
  );
  const { personColumn = 'person' } = options;
  const person = after.value.header.findIndex(
    (name) => plainHeader(name) === plainHeader(personColumn),
  );
  const findings = [
    ...identityColumnFindings({ file: original, columns }, before.value.header),
    ...(person === -1
      ? [
          {
            code: 'pseudonym.column-missing',
            severity: 'error' as const,
            at: { file },
            facts: { column: personColumn },
          },
        ]
      : []),
  ];
  if (hasErrors(findings)) return reportFindings(findings, io);
  const linked = new PrivateFile(out, { delimiter: after.value.delimiter });
  try {
    const numbers = await numbersOf(before.value, pseudonymiser, columns[0] ?? '');
    const { found, missing } = await replaceAll(after.value, { numbers, person, linked });
    keepAll([linked]);
    io.out(pseudonymWords(io.language).relinked(found, missing, out));
    return EXIT.fine;
  } catch (cause) {
    linked.discard();
    if (!(cause instanceof UnreadableRecords)) throw cause;
    return reportFindings([cause.finding], io);
  }
}

/** Every number of the original by its pseudonym; numbers that are none have no pseudonym. */
async function numbersOf(
  { header, rows }: Records,
  pseudonymiser: Pseudonymiser,
  column: string,
): Promise<ReadonlyMap<string, string>> {
  const place = header.findIndex((name) => plainHeader(name) === plainHeader(column));
  const numbers = new Map<string, string>();
  for await (const record of rows) {
    const pseudonym = pseudonymiser.replace(record).cells[place] ?? '';
    if (pseudonym !== '' && !numbers.has(pseudonym)) {
      numbers.set(pseudonym, record.cells[place] ?? '');
    }
  }
  return numbers;
}

type Linking = {
  readonly numbers: ReadonlyMap<string, string>;
  readonly person: number;
  readonly linked: PrivateFile;
};

async function replaceAll(
  { header, rows }: Records,
  { numbers, person, linked }: Linking,
): Promise<{ found: number; missing: number }> {
  const counts = { found: 0, missing: 0 };
  linked.shownLine(header);
  for await (const { cells } of rows) {
    const number = numbers.get(cells[person] ?? '');
    counts[number === undefined ? 'missing' : 'found'] += 1;
    linked.shownLine(cells.map((cell, index) => (index === person ? (number ?? cell) : cell)));
  }
  return counts;
}
