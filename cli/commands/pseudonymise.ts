import { Command } from 'commander';
import { type Answer, answer, type Finding, hasErrors, refusal } from '../../core/findings.ts';
import { FindingTally } from '../../core/intake/source/tally.ts';
import {
  identityColumnFindings,
  Pseudonymiser,
  personColumnFindings,
} from '../../core/privacy/pseudonymise.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { findingsText } from '../print/findings.ts';
import { kindsText } from '../print/intake.ts';
import { reportFindings } from '../print/report.ts';
import { pseudonymKey } from '../pseudonyms/key-file.ts';
import { type PseudonymOptions, pseudonymOptions } from '../pseudonyms/options.ts';
import { keepAll, PrivateFile } from '../pseudonyms/private-file.ts';
import { openRecords, type Records } from '../pseudonyms/records.ts';
import { UnreadableRecords } from '../pseudonyms/text-records.ts';
import { pseudonymWords } from '../words/pseudonym.ts';

/** `utfall pseudonymise FILE --key KEY --column HEADER --out FILE`: pseudonyms in place of identity numbers. */
export const pseudonymiseCommand: CommandMaker = (io, done) => {
  const said = pseudonymWords(io.language);
  return new Command('pseudonymise')
    .description(said.pseudonymise)
    .argument('<file>', said.file)
    .option('--key <file>', said.key)
    .option('--new-key', said.newKey)
    .option('--column <header>', said.column, collected)
    .option('--out <file>', said.out)
    .option('--header-row <row>', said.headerRow)
    .option('--sheet <name>', said.sheet)
    .option('--as-of <date>', said.asOf)
    .option('--other-ids', said.otherIds)
    .option('--mend', said.mend)
    .option('--accept-valid <file>', said.acceptValid)
    .option('--force', said.force)
    .action(async (file: string, options: PseudonymOptions) => {
      done(await pseudonymise(file, options, io));
    });
};

function collected(header: string, before: string[] = []): string[] {
  return [...before, header];
}

async function pseudonymise(file: string, options: PseudonymOptions, io: Io): Promise<ExitCode> {
  const { keyFile, columns, out, rejectedOut, opening, ...how } = pseudonymOptions(
    options,
    [file],
    io,
  );
  const opened = await openRecords(file, opening, io);
  if (!opened.ok) return reportFindings(opened.findings, io);
  const { header, delimiter } = opened.value;
  const about = { file, columns };
  const wrong = [...identityColumnFindings(about, header), ...personColumnFindings(about, header)];
  if (wrong.length > 0) return reportFindings([...opened.findings, ...wrong], io);
  // The key is made only when the file can be read, so that a slip leaves none behind.
  const key = pseudonymKey(keyFile, { make: options.newKey ?? false, io });
  if (options.newKey) io.err(pseudonymWords(io.language).keyMade(keyFile));
  const pseudonymiser = new Pseudonymiser({ file, columns, key, ...how }, header);
  const kept = new PrivateFile(out, { delimiter });
  const rejected =
    rejectedOut === undefined ? undefined : new PrivateFile(rejectedOut, { delimiter });
  const result = await replaceAll(opened.value, pseudonymiser, { kept, rejected });
  const isKept = result.ok && (result.value.rejected === 0 || rejected !== undefined);
  const hasRejected = isKept && result.value.rejected > 0;
  if (!hasRejected) rejected?.discard();
  if (!isKept) kept.discard();
  // The rows that are missing first: what is kept never stands alone.
  else keepAll(hasRejected && rejected !== undefined ? [rejected, kept] : [kept]);
  if (!result.ok) return reportFindings(result.findings, io);
  const mustGo = pseudonymiser.columnsThatMustGo();
  const findings = [...opened.findings, ...result.findings, ...mustGo];
  const columnsLeft = mustGo.length;
  return report(result.value, findings, { out, rejectedOut, isKept, columnsLeft, io });
}

type Files = { kept: PrivateFile; rejected: PrivateFile | undefined };
type Replaced = { accepted: number; rejected: number; tally: FindingTally };

async function replaceAll(
  { header, rows }: Records,
  pseudonymiser: Pseudonymiser,
  { kept, rejected }: Files,
): Promise<Answer<Replaced>> {
  const result = { accepted: 0, rejected: 0, tally: new FindingTally() };
  kept.line(pseudonymiser.header());
  rejected?.shownLine(header);
  try {
    for await (const record of rows) {
      if (record.cells.every((cell) => cell === '') && !record.problems?.length) continue;
      const { cells, findings: wrong } = pseudonymiser.replace(record);
      const findings = [...(record.problems ?? []), ...wrong];
      result.tally.add(findings);
      if (findings.length === 0) {
        kept.line(cells);
        result.accepted += 1;
      } else {
        rejected?.shownLine(record.cells);
        result.rejected += 1;
      }
    }
  } catch (cause) {
    if (!(cause instanceof UnreadableRecords)) throw cause;
    return refusal([...result.tally.findings(), cause.finding]);
  }
  return answer(result, result.tally.findings());
}

type Told = {
  out: string;
  rejectedOut: string | undefined;
  isKept: boolean;
  /** How many columns still tell who somebody is. */
  columnsLeft: number;
  io: Io;
};

function report(
  { accepted, rejected, tally }: Replaced,
  findings: readonly Finding[],
  { out, rejectedOut, isKept, columnsLeft, io }: Told,
): ExitCode {
  const code = !isKept ? EXIT.findings : rejected > 0 ? EXIT.part : EXIT.fine;
  if (io.json) {
    const kinds = tally.kinds();
    const ok = code === EXIT.fine;
    io.out(JSON.stringify({ ok, accepted, rejected, findings, kinds }, null, 2));
    return code;
  }
  const said = pseudonymWords(io.language);
  const lines = [
    findings.length === 0 ? undefined : findingsText(findings, io.language),
    hasErrors(findings) ? kindsText(tally.kinds(), io.language) : undefined,
    isKept ? said.replaced(accepted, out, columnsLeft) : said.nothing,
    isKept && rejected > 0 && rejectedOut !== undefined
      ? said.rejected(rejected, rejectedOut)
      : undefined,
  ];
  io.out(lines.filter((line) => line !== undefined).join('\n'));
  return code;
}
