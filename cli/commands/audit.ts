import { Command } from 'commander';
import type { Client } from '../../api/contract/client.ts';
import type { EventView } from '../../api/contract/views.ts';
import type { Finding } from '../../core/findings.ts';
import { EVENTS_CHAIN } from '../../core/lifecycle/chain/chain.ts';
import { type ChainPoint, verifyChain } from '../../core/lifecycle/chain/verify-chain.ts';
import { verifySettlements } from '../../core/lifecycle/payout/verify-settlements.ts';
import type { CommandMaker } from '../command-maker.ts';
import { answered, type Connection, connect, withConnection } from '../connection.ts';
import { EXIT, type ExitCode, type Io, MisuseError } from '../io.ts';
import { findingsJson, findingsText } from '../print/findings.ts';
import { words } from '../words/words.ts';

/** `utfall audit CONTRACT`: downloads the event chain and its anchors, and verifies them here. */
export const auditCommand: CommandMaker = (io, done) => {
  const { commands, arguments: args } = words(io.language);
  const command = new Command('audit')
    .description(commands.audit)
    .argument('<contract>', args.contract);
  return withConnection(command, io).action(async (contractId: string, options: Connection) => {
    done(await audit(await connect(options, io), contractId, io));
  });
};

async function audit(client: Client, contractId: string, io: Io): Promise<ExitCode> {
  const events = await allEvents(client, { contractId, chain: EVENTS_CHAIN }, io);
  // After the events: a head that stands before them was moved back.
  const { chains, anchors } = await answered(() => client.listChains({ contractId }), io);
  const head = chains.find(({ chain }) => chain === EVENTS_CHAIN);
  const { settlements } = await answered(() => client.listSettlements({ contractId }), io);
  const findings = [
    ...verifyChain(events, pointsOf(EVENTS_CHAIN, { chains, anchors })),
    ...verifySettlements(settlements, events),
  ];
  for (const { chain } of chains.filter((each) => each.chain !== EVENTS_CHAIN)) {
    const readings = await readable(() => allEvents(client, { contractId, chain }, io));
    if (readings) findings.push(...verifyChain(readings, pointsOf(chain, { chains, anchors })));
  }
  const counted = anchors.filter(({ chain }) => chain === EVENTS_CHAIN).length;
  return report({ findings, events: events.length, anchors: counted, hash: head?.hash }, io);
}

type Chains = Awaited<ReturnType<Client['listChains']>>;

/** What was written down of a chain outside its events: its head, and its anchors among the locked files. */
function pointsOf(name: string, { chains, anchors }: Chains): ChainPoint[] {
  return [...chains, ...anchors].filter(({ chain }) => chain === name);
}

/** Readings of person-level data are for project owners and auditors; for others their chains are passed over. */
async function readable<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof MisuseError) return undefined;
    throw error;
  }
}

type Audit = { findings: Finding[]; events: number; anchors: number; hash: string | undefined };

function report({ findings, events, anchors, hash }: Audit, io: Io): ExitCode {
  const { auditHolds, auditBroken } = words(io.language);
  const holds = findings.length === 0;
  if (io.json) {
    const shown = findingsJson(findings, io.language);
    io.out(JSON.stringify({ ok: holds, events, anchors, hash, findings: shown }, null, 2));
  } else if (holds) {
    io.out(auditHolds(events, anchors, hash ?? ''));
  } else {
    io.out(`${auditBroken}\n${findingsText(findings, io.language)}`);
  }
  return holds ? EXIT.fine : EXIT.findings;
}

async function allEvents(
  client: Client,
  asked: { contractId: string; chain: string },
  io: Io,
): Promise<EventView[]> {
  const all: EventView[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const page = await answered(() => client.listEvents({ ...asked, after, limit: 500 }), io);
    all.push(...page.events);
    after = page.next;
  }
  return all;
}
