import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { type Answer, refusal } from '../../core/findings.ts';
import { type ExportFile, readExport } from '../../core/lifecycle/leaving/export-file.ts';
import type { CommandMaker } from '../command-maker.ts';
import { answered, type Connection, connect, withConnection } from '../connection.ts';
import { EXIT, type Io, MisuseError, readText } from '../io.ts';
import { OPEN, sha256 } from '../moving/collect.ts';
import { deliverExport, withIssuer } from '../moving/deliver.ts';
import { transportKey } from '../moving/transport-key.ts';
import { reportFindings } from '../print/report.ts';
import { movingWords } from '../words/moving.ts';

type Options = Connection & { key?: string; issuer?: string };

const STDIN = '-';

/** `utfall import [FILE]`: takes in a contract that was handed over, and carries it on. */
export const importCommand: CommandMaker = (io, done) => {
  const said = movingWords(io.language);
  const command = new Command('import')
    .description(said.import)
    .argument('[file]', said.file, STDIN)
    .option('--key <file>', said.key)
    .option('--issuer <old=new>', said.issuer);
  return withConnection(command, io).action(async (file: string, options: Options) => {
    const read = arriving(file, options, io);
    if (!read.ok) return done(reportFindings(read.findings, io));
    const key = keyFor(read.value, options, io);
    const client = await connect(options, io);
    const contract = await answered(() => deliverExport(client, read.value, key), io);
    const { contractId, phase } = contract;
    io.out(io.json ? JSON.stringify(contract, null, 2) : said.imported(contractId, phase));
    return done(EXIT.fine);
  });
};

/** The whole export is read and verified before anything of it is sent. */
function arriving(file: string, { issuer }: Options, io: Io): Answer<ExportFile> {
  const text = file === STDIN ? readFileSync(0, 'utf8') : readText(file, io);
  const read = readExport(text, { file, sha256 });
  if (!read.ok) return read;
  if (read.value.head.state === 'copy') {
    const copy = { code: 'export.is-a-copy', severity: 'error', at: { file }, facts: {} } as const;
    return refusal([copy]);
  }
  if (issuer === undefined) return read;
  const [from = '', to = ''] = issuer.split('=');
  if (from === '' || to === '') throw new MisuseError(movingWords(io.language).badIssuer(issuer));
  return { ...read, value: withIssuer(read.value, { from, to }) };
}

function keyFor({ files }: ExportFile, { key }: Options, io: Io): string | undefined {
  const sealed = files.filter(({ zone }) => zone !== OPEN);
  if (sealed.length === 0) return undefined;
  if (key === undefined) {
    throw new MisuseError(movingWords(io.language).keyNeeded(sealed.length));
  }
  return transportKey(key, { make: false }, io);
}
