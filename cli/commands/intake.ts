import { Command } from 'commander';
import { type Answer, answer } from '../../core/findings.ts';
import {
  type FileKind,
  type Fittings,
  isFileKind,
  type TakenInFile,
  takeInFile,
} from '../../core/intake/file-kind.ts';
import { readMapping } from '../../core/intake/mapping/read.ts';
import type { CommandMaker } from '../command-maker.ts';
import { type ExitCode, type Io, MisuseError, readBytes, readText } from '../io.ts';
import { outputFiles } from '../outputs.ts';
import { reportFindings } from '../print/report.ts';
import { requiredOption } from '../required-option.ts';
import { isSameFile } from '../same-file.ts';
import type { HeldAgainst } from '../taking/fittings.ts';
import { reportTaken, type Writing } from '../taking/report.ts';
import { intakeWords } from '../words/intake.ts';

type Options = {
  kind?: string;
  mapping?: string;
  mend?: boolean;
  terms?: string;
  enrolments?: string;
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
    .option('--terms <file>', said.terms)
    .option('--enrolments <file>', said.enrolments)
    .option('--out <file>', said.out)
    .option('--accept-valid <file>', said.acceptValid)
    .option('--force', said.force)
    .action(async (file: string, options: Options) => {
      const held = heldAgainst(file, options, io);
      const written = await writing(file, options, { held, io });
      const taken = await taking(file, options, { held, io });
      return done(taken.ok ? reportTaken(taken.value, written, io) : refused(taken, held, io));
    });
};

type Holding = { readonly held: HeldAgainst | undefined; readonly io: Io };

function heldAgainst(
  file: string,
  { terms, enrolments }: Options,
  io: Io,
): HeldAgainst | undefined {
  const said = intakeWords(io.language);
  if (terms === undefined && enrolments !== undefined) {
    throw new MisuseError(said.enrolmentsNeedTerms);
  }
  if (enrolments !== undefined && isSameFile(file, enrolments)) {
    throw new MisuseError(said.enrolmentsAreFile(enrolments));
  }
  return terms === undefined ? undefined : { terms, enrolments };
}

/** Loaded here and not above: what is not held against terms needs none of what reads them. */
const loadFittings = () => import('../taking/fittings.ts');

async function writing(
  file: string,
  { mapping, acceptValid, out, force: overwrite = false }: Options,
  { held, io }: Holding,
): Promise<Writing | undefined> {
  const beside = held ? (await loadFittings()).filesHeldAgainst(held, io) : [];
  const asking = { reads: [file, mapping, ...beside], overwrite, io };
  const [kept, rejected] = outputFiles([out, acceptValid], asking);
  if (kept !== undefined) return { out: kept, acceptValid: rejected };
  if (rejected !== undefined) throw new MisuseError(intakeWords(io.language).acceptValidNeedsOut);
  return undefined;
}

async function taking(
  file: string,
  { mend, kind: named, mapping: mappingFile }: Options,
  { held, io }: Holding,
): Promise<Answer<TakenInFile>> {
  const { badKind } = intakeWords(io.language);
  const mapping =
    mappingFile === undefined
      ? answer(undefined)
      : readMapping(readText(mappingFile, io), mappingFile);
  if (!mapping.ok) return mapping;
  const kind = named ?? mapping.value?.kind ?? requiredOption(undefined, '--kind <kind>', io);
  if (!isFileKind(kind)) throw new MisuseError(badKind(kind));
  const fittings = await fittingsOf(kind, { held, io });
  if (!fittings.ok) return fittings;
  const source = { bytes: readBytes(file, io), file };
  return takeInFile(source, kind, { mapping: mapping.value, mend, fittings: fittings.value });
}

async function fittingsOf(
  kind: FileKind,
  { held, io }: Holding,
): Promise<Answer<Fittings | undefined>> {
  if (held === undefined) return answer(undefined);
  if (kind === 'observations' && held.enrolments === undefined) {
    throw new MisuseError(intakeWords(io.language).observationsNeedEnrolments);
  }
  return (await loadFittings()).fittingsFor(held, io);
}

/** Tells what is wrong; of the enrolments beside the file also how they are mended, which is by themselves. */
function refused(
  { findings }: Answer<unknown>,
  { enrolments = '', terms = '' }: Partial<HeldAgainst> = {},
  io: Io,
): ExitCode {
  const code = reportFindings(findings, io);
  const isOfEnrolments = findings.some(({ at }) => at.file === enrolments);
  if (isOfEnrolments && !io.json) {
    io.out(intakeWords(io.language).mendEnrolments(enrolments, terms));
  }
  return code;
}
