import { Command } from 'commander';
import { type Client, createClient } from '../../api/contract/client.ts';
import { ApiProblem } from '../../api/contract/request.ts';
import type { EventView } from '../../api/contract/views.ts';
import type { Finding } from '../../core/findings.ts';
import { EVENTS_CHAIN } from '../../core/lifecycle/chain.ts';
import { type ChainPoint, verifyChain } from '../../core/lifecycle/verify-chain.ts';
import { verifySettlements } from '../../core/lifecycle/verify-settlements.ts';
import type { CommandMaker } from '../command-maker.ts';
import { EXIT, type ExitCode, type Io, MisuseError } from '../io.ts';
import { findingsJson, findingsText } from '../print/findings.ts';
import { words } from '../words/words.ts';

type Options = { url: string; token?: string; demoPerson?: string };

const URL = 'http://127.0.0.1:4710';

/** `utfall audit CONTRACT`: downloads the event chain and its anchors, and verifies them here. */
export const auditCommand: CommandMaker = (io, done) => {
  const { commands, arguments: args } = words(io.language);
  return new Command('audit')
    .description(commands.audit)
    .argument('<contract>', args.contract)
    .option('--url <address>', args.url, URL)
    .option('--token <token>', args.token)
    .option('--demo-person <subject>', args.demoPerson)
    .action(async (contractId: string, options: Options) => {
      const baseUrl = options.url;
      const token = await tokenFor(options, io);
      const client = createClient({ baseUrl, language: io.language, token: async () => token });
      done(await audit(client, contractId, io));
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

/** What the server refuses, or that nothing answers, is said in its own words. */
async function answered<T>(ask: () => Promise<T>, io: Io): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiProblem) throw new MisuseError(error.message);
    if (error instanceof TypeError) throw new MisuseError(words(io.language).nothingAnswers);
    throw error;
  }
}

async function tokenFor({ url, token, demoPerson }: Options, io: Io): Promise<string | undefined> {
  if (demoPerson === undefined) return token ?? io.env['UTFALL_TOKEN'];
  const address = `${url}/demo/login/${encodeURIComponent(demoPerson)}`;
  const response = await answered(() => fetch(address, { method: 'POST' }), io);
  if (!response.ok) {
    throw new MisuseError(words(io.language).nobodyInDemo(demoPerson, await peopleInDemo(url)));
  }
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Who may log in to the demo there by name alone; nobody where there is no demo. */
async function peopleInDemo(url: string): Promise<string> {
  const response = await fetch(`${url}/demo/login`);
  if (!response.ok) return '';
  const people = (await response.json()) as readonly { subject: string; name: string }[];
  return people.map(({ subject, name }) => `${subject} (${name})`).join(', ');
}
