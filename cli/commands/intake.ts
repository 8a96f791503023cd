import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Command } from 'commander';
import { type Answer, answer, hasErrors } from '../../core/findings.ts';
import { REASON_COLUMNS } from '../../core/intake/columns.ts';
import { isFileKind, type TakenInFile, takeInFile } from '../../core/intake/file-kind.ts';
import { readMapping } from '../../core/intake/mapping/read.ts';
import { rejectedPieces } from '../../core/intake/rejected.ts';
import { findingWords } from '../../core/words/findings.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type ExitCode, type Io, MisuseError, readBytes, readText } from '../io.ts';
import { findingsJson, findingsText } from '../print/findings.ts';
import { kindsText } from '../print/intake.ts';
import { reportFindings } from '../print/report.ts';
import { requiredOption } from '../required-option.ts';
import { intakeWords } from '../words/intake.ts';
import { words } from '../words/words.ts';
import { mustNotExist, writeText } from '../write.ts';

type Options = {
  kind?: string;
  mapping?: string;
  mend?: boolean;
  out?: string;
  acceptValid?: string;
  force?: boolean;
};

/** `utfall intake FILE --kind KIND [--mapping FILE]`: a delivered file, tried or written as Utfall keeps it. */
export const intakeCommand: CommandMaker = (io, done) => {
  const said = intakeWords(io.language);
  return new Command('intake')
    .description(said.intake)
    .argument('<file>', said.file)
    .option('--kind <kind>', said.kind)
    .option('--mapping <file>', said.mappingFile)
    .option('--mend', said.mend)
    .option('--out <file>', said.out)
    .option('--accept-valid <file>', said.acceptValid)
    .option('--force', said.force)
    .action(async (file: string, options: Options) => {
      const taken = await taking(file, options, io);
      if (!taken.ok) return done(reportFindings(taken.findings, io));
      return done(report(taken.value, options, io));
    });
};

async function taking(file: string, options: Options, io: Io): Promise<Answer<TakenInFile>> {
  const { badKind, acceptValidNeedsOut } = intakeWords(io.language);
  const { mend, mapping: mappingFile, acceptValid, out, force = false } = options;
  if (acceptValid !== undefined && out === undefined) throw new MisuseError(acceptValidNeedsOut);
  for (const written of [out, acceptValid]) mustNotExist(written, { io, overwrite: force });
  const mapping =
    mappingFile === undefined
      ? answer(undefined)
      : readMapping(readText(mappingFile, io), mappingFile);
  if (!mapping.ok) return mapping;
  const kind =
    options.kind ?? mapping.value?.kind ?? requiredOption(undefined, '--kind <kind>', io);
  if (!isFileKind(kind)) throw new MisuseError(badKind(kind));
  const source = { bytes: readBytes(file, io), file };
  return takeInFile(source, kind, { mapping: mapping.value, mend });
}

/** Writes what is taken in, unless there are errors and nobody asked for the part that is right; tells all. */
function report(taken: TakenInFile, options: Options, io: Io): ExitCode {
  const failed = hasErrors(taken.findings);
  const isPartAsked = options.acceptValid !== undefined && taken.accepted > 0;
  const isWritten = options.out !== undefined && (!failed || isPartAsked);
  const written = isWritten ? write(taken, options, io) : [];
  const { accepted, rejected, findings, kinds } = taken;
  if (io.json) {
    const counts = { rows: accepted + rejected.length, accepted, rejected: rejected.length };
    const told = { findings: findingsJson(findings, io.language), kinds, written };
    io.out(JSON.stringify({ ok: !failed, ...counts, ...told }, null, 2));
    return failed && !isWritten ? EXIT.findings : EXIT.fine;
  }
  const said = intakeWords(io.language);
  const notWritten = failed ? said.nothingWritten : said.tried;
  const parts = [
    findings.length === 0 ? words(io.language).fine : findingsText(findings, io.language),
    kindsText(kinds, io.language),
    said.counted(accepted + rejected.length, accepted, rejected.length),
    ...(isWritten ? written : [notWritten]),
  ];
  io.out(parts.filter((part) => part !== undefined).join('\n'));
  return failed && !isWritten ? EXIT.findings : EXIT.fine;
}

function write(taken: TakenInFile, options: Options, io: Io): string[] {
  const said = intakeWords(io.language);
  const { out = '', acceptValid, force: overwrite = false } = options;
  const { canonical, accepted, rejected, table, mapping } = taken;
  const told: string[] = [];
  if (acceptValid !== undefined && rejected.length > 0) {
    const column = REASON_COLUMNS[io.language];
    const why = (finding: (typeof taken.findings)[number]) => {
      const { what, mend } = findingWords(finding, io.language);
      return `${finding.at.field === undefined ? '' : `${finding.at.field}: `}${what} ${mend}`;
    };
    const pieces = rejectedPieces(table, rejected, { column, why, mapping });
    writeText(acceptValid, bytesOf(pieces), { io, overwrite });
    told.push(said.wroteRejected(rejected.length, acceptValid));
  }
  const hash = sha256.create();
  writeText(out, bytesOf(canonical(), hash), { io, overwrite });
  return [said.wrote(accepted, out), said.hash(bytesToHex(hash.digest())), ...told];
}

/** The bytes of a text in pieces, each added to the hash, if there is one. */
function* bytesOf(
  pieces: Iterable<string>,
  hash?: ReturnType<typeof sha256.create>,
): Generator<Uint8Array> {
  for (const piece of pieces) {
    const bytes = utf8ToBytes(piece);
    hash?.update(bytes);
    yield bytes;
  }
}
