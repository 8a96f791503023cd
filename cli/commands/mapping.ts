import { basename } from 'node:path';
import { Command } from 'commander';
import { isFileKind } from '../../core/intake/file-kind.ts';
import { proposeMapping } from '../../core/intake/mapping/propose.ts';
import { findPersonnummer } from '../../core/privacy/personnummer.ts';
import { askedAttributes } from '../../core/terms/asked-attributes.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type ExitCode, type Io, MisuseError, readBytes } from '../io.ts';
import { outputFiles } from '../outputs.ts';
import { mappingText } from '../print/mapping.ts';
import { reportFindings } from '../print/report.ts';
import { requiredOption } from '../required-option.ts';
import { intakeWords } from '../words/intake.ts';
import { rulesWords } from '../words/rules.ts';
import { writeFiles } from '../write.ts';
import { termsFile } from './terms-file.ts';

type Options = {
  kind?: string;
  source?: string;
  terms?: string;
  out?: string;
  force?: boolean;
};

/** `utfall mapping FILE --kind KIND`: a proposal of how files of its source are read. */
export const mappingCommand: CommandMaker = (io, done) => {
  const said = intakeWords(io.language);
  return new Command('mapping')
    .description(said.mapping)
    .argument('<file>', said.file)
    .option('--kind <kind>', said.kind)
    .option('--source <name>', said.source)
    .option('--terms <file>', said.mappingTerms)
    .option('--out <file>', said.mappingOut)
    .option('--force', said.force)
    .action(async (file: string, options: Options) => done(await propose(file, options, io)));
};

async function propose(file: string, options: Options, io: Io): Promise<ExitCode> {
  const kind = requiredOption(options.kind, '--kind <kind>', io);
  if (!isFileKind(kind)) throw new MisuseError(intakeWords(io.language).badKind(kind));
  const { source = basename(file), force: overwrite = false } = options;
  if (findPersonnummer(source).length > 0) {
    throw new MisuseError(intakeWords(io.language).numberInSource);
  }
  const [out] = outputFiles([options.out], { reads: [file, options.terms], overwrite, io });
  const known = options.terms === undefined ? undefined : termsFile(options.terms, io);
  if (known && !known.read) return reportFindings(known.findings, io);
  const asked = known?.read && askedAttributes(known.read.terms);
  const proposal = await proposeMapping({ bytes: readBytes(file, io), file }, kind, asked);
  if (!proposal.ok) return reportFindings(proposal.findings, io);
  const text = mappingText(proposal.value, { source, kind, language: io.language });
  if (io.json) io.out(JSON.stringify({ mapping: text, ...proposal.value }, null, 2));
  else if (out === undefined) io.out(text.trimEnd());
  if (out !== undefined) {
    writeFiles([{ file: out, text }], io);
    if (!io.json) io.out(rulesWords(io.language).wrote(out));
  }
  return EXIT.fine;
}
