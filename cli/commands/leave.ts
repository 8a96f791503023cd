import { Command } from 'commander';
import { EVENTS_CHAIN } from '../../core/lifecycle/chain/chain.ts';
import type { CommandMaker } from '../command-maker.ts';
import { answered, type Connection, connect, withConnection } from '../connection.ts';
import { EXIT, type Io, MisuseError } from '../io.ts';
import { requiredOption } from '../required-option.ts';
import { movingWords } from '../words/moving.ts';
import { words } from '../words/words.ts';

type Options = Connection & { arrivedAt?: string; arrivedToken?: string; arrivedPerson?: string };

/** `utfall leave CONTRACT`: has the persons of a contract removed here, once it has arrived elsewhere with them. */
export const leaveCommand: CommandMaker = (io, done) => {
  const said = movingWords(io.language);
  const command = new Command('leave')
    .description(said.leave)
    .argument('<contract>', words(io.language).arguments.contract)
    .option('--arrived-at <address>', said.arrivedAt)
    .option('--arrived-token <token>', said.arrivedToken)
    .option('--arrived-person <subject>', said.arrivedPerson);
  return withConnection(command, io).action(async (contractId: string, options: Options) => {
    const contract = await leave(contractId, options, io);
    io.out(io.json ? JSON.stringify(contract, null, 2) : said.left(contractId));
    return done(EXIT.fine);
  });
};

async function leave(contractId: string, options: Options, io: Io) {
  const url = requiredOption(options.arrivedAt, '--arrived-at <address>', io);
  const { arrivedToken, arrivedPerson } = options;
  const login = {
    ...(arrivedToken === undefined ? {} : { token: arrivedToken }),
    ...(arrivedPerson === undefined ? {} : { demoPerson: arrivedPerson }),
  };
  const [here, there] = [await connect(options, io), await connect({ url, ...login }, io)];
  const { chains } = await answered(() => here.listChains({ contractId }), io);
  const after = chains.find(({ chain }) => chain === EVENTS_CHAIN)?.sequence ?? 0;
  const { events } = await answered(() => there.listEvents({ contractId, after, limit: 1 }), io);
  const [arrived] = events;
  if (!arrived) throw new MisuseError(movingWords(io.language).notArrived(contractId, url));
  return answered(() => here.leave({ contractId, body: { arrived } }), io);
}
