import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Finding, hasErrors } from '../../core/findings.ts';
import { REASON_COLUMNS } from '../../core/intake/columns.ts';
import type { TakenInFile } from '../../core/intake/file-kind.ts';
import { rejectedPieces } from '../../core/intake/rejected.ts';
import { findingWords } from '../../core/words/findings.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Output } from '../outputs.ts';
import { findingsJson, findingsText } from '../print/findings.ts';
import { kindsText } from '../print/intake.ts';
import { intakeWords } from '../words/intake.ts';
import { words } from '../words/words.ts';
import { type ToWrite, writeFiles } from '../write.ts';

/** Where the accepted rows go, and the others: neither is written without the former. */
export type Writing = { readonly out: Output; readonly acceptValid: Output | undefined };

/** Writes what is taken in, unless there are errors and nobody asked for the part that is right; tells all. */
export function reportTaken(taken: TakenInFile, writing: Writing | undefined, io: Io): ExitCode {
  const failed = hasErrors(taken.findings);
  const isPartAsked = writing?.acceptValid !== undefined && taken.accepted > 0;
  const isWritten = writing !== undefined && (!failed || isPartAsked);
  const written = isWritten ? write(taken, writing, io) : [];
  const code = !failed ? EXIT.fine : isWritten ? EXIT.part : EXIT.findings;
  const { accepted, rejected, findings, kinds, values } = taken;
  const all = accepted + rejected.length;
  if (io.json) {
    const counts = { rows: all, accepted, rejected: rejected.length, kept: values.length };
    const told = { findings: findingsJson(findings, io.language), kinds, written };
    io.out(JSON.stringify({ ok: !failed, ...counts, ...told }, null, 2));
    return code;
  }
  const said = intakeWords(io.language);
  const silent = accepted - rowsIn(values);
  const notWritten = failed ? said.nothingWritten : said.tried;
  const parts = [
    findings.length === 0 ? words(io.language).fine : findingsText(findings, io.language),
    kindsText(kinds, io.language),
    said.counted(all, accepted, rejected.length),
    silent === 0 ? undefined : said.silent(silent),
    ...(isWritten ? written : [notWritten]),
  ];
  io.out(parts.filter((part) => part !== undefined).join('\n'));
  return code;
}

function write(taken: TakenInFile, { out, acceptValid }: Writing, io: Io): string[] {
  const said = intakeWords(io.language);
  const { canonical, values, rejected } = taken;
  const others = rejected.length > 0 ? acceptValid : undefined;
  const hash = sha256.create();
  const files: ToWrite[] = [{ file: out, text: bytesOf(canonical(), hash) }];
  if (others !== undefined) files.push({ file: others, text: bytesOf(rejectedText(taken, io)) });
  writeFiles(files, io);
  const told = others === undefined ? [] : [said.wroteRejected(rejected.length, others)];
  return [said.wrote(values.length, out), said.hash(bytesToHex(hash.digest())), ...told];
}

/** How many rows of the file say something: a row of a wide file says several things, or none, all in a sequence. */
function rowsIn(values: TakenInFile['values']): number {
  let rows = 0;
  let last: number | undefined;
  for (const { at } of values) {
    if (at?.row !== last) rows += 1;
    last = at?.row;
  }
  return rows;
}

/** The rejected rows, each with why. */
function rejectedText({ table, rejected, mapping }: TakenInFile, io: Io): Iterable<string> {
  const column = REASON_COLUMNS[io.language];
  const why = (finding: Finding) => {
    const { what, mend } = findingWords(finding, io.language);
    return `${finding.at.field === undefined ? '' : `${finding.at.field}: `}${what} ${mend}`;
  };
  return rejectedPieces(table, rejected, { column, why, mapping });
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
