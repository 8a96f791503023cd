import { Command } from 'commander';
import type { Client } from '../../api/contract/client.ts';
import type { ExportHead } from '../../core/lifecycle/leaving/export-file.ts';
import type { CommandMaker } from '../command-maker.ts';
import { answered, type Connection, connect, withConnection } from '../connection.ts';
import { EXIT, type Io, MisuseError } from '../io.ts';
import { exportLines, OPEN, wholeExport } from '../moving/collect.ts';
import { transportKey } from '../moving/transport-key.ts';
import { outputFiles } from '../outputs.ts';
import { movingWords } from '../words/moving.ts';
import { words } from '../words/words.ts';
import { writeFiles } from '../write.ts';

type Options = Connection & {
  movesTo?: string;
  key?: string;
  to?: string;
  onlyOpen?: boolean;
};

/** `utfall export CONTRACT`: everything of a running contract, as a copy or to be carried on elsewhere. */
export const exportCommand: CommandMaker = (io, done) => {
  const said = movingWords(io.language);
  const command = new Command('export')
    .description(said.export)
    .argument('<contract>', words(io.language).arguments.contract)
    .option('--moves-to <address>', said.movesTo)
    .option('--key <file>', said.key)
    .option('--only-open', said.onlyOpen)
    .option('--to <file>', said.to);
  return withConnection(command, io).action(async (contractId: string, options: Options) => {
    const asking = { reads: [options.key], overwrite: true, io };
    const [to] = outputFiles([options.to], asking);
    const client = await connect(options, io);
    const text = await answered(() => exported(client, contractId, { options, io }), io);
    if (to === undefined) io.out(text.trimEnd());
    else {
      // With persons in it, though sealed, it is nobody else's to read.
      writeFiles([{ file: to, text, mode: 0o600 }], io);
      io.err(said.exported(contractId, to));
    }
    return done(EXIT.fine);
  });
};

async function exported(
  client: Client,
  contractId: string,
  { options, io }: { options: Options; io: Io },
): Promise<string> {
  const key = await keyFor(client, contractId, { options, io });
  const { movesTo } = options;
  if (movesTo !== undefined) await client.handOver({ contractId, body: { to: movesTo } });
  const { version } = await client.readHealth();
  const head: ExportHead = {
    format: 'utfall-export/1',
    contract: contractId,
    state: movesTo === undefined ? 'copy' : 'handedOver',
    program: version,
    exportedAt: new Date().toISOString(),
  };
  return wholeExport(exportLines(client, { head, ...(key === undefined ? {} : { key }) }));
}

/** Before the contract is handed over: what would be missing afterwards is asked for first. */
async function keyFor(
  client: Client,
  contractId: string,
  { options, io }: { options: Options; io: Io },
): Promise<string | undefined> {
  const { files } = await client.exportFiles({ contractId });
  const sealed = files.filter(({ zone }) => zone !== OPEN);
  if (sealed.length === 0 || options.onlyOpen) return undefined;
  if (options.key === undefined) {
    throw new MisuseError(movingWords(io.language).keyNeeded(sealed.length));
  }
  return transportKey(options.key, { make: true }, io);
}
