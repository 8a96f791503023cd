import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll } from 'vitest';
import { type Client, createClient } from '../../../api/contract/client.ts';
import { createApp } from '../../../api/server/app.ts';
import type { ApiContext } from '../../../api/server/context.ts';
import { canonicalJson } from '../../../core/lifecycle/chain/canonical.ts';
import type { Change } from '../../../core/lifecycle/change.ts';
import type { ContractItem, MembershipItem } from '../../../core/lifecycle/items/contract.ts';
import { advanceClock, simulatedClock } from '../../../ports/clock/simulated.ts';
import { folderFiles } from '../../../ports/files/folder.ts';
import { oidcIdentity } from '../../../ports/identity/oidc.ts';
import { createStore } from '../../../store/create-store.ts';
import { useEngine } from '../dynoxide.ts';

export const ISSUER = 'https://login.example.se';
export const CONTRACT = 'norrkoping-2016';
export const NOW = '2016-09-01T08:00:00.000Z';
export const TERMS = readFileSync(`contracts/${CONTRACT}/terms.yaml`, 'utf8');

export const BASIS = {
  legalBasis: 'GDPR 6.1 e',
  source: 'Socialtjänstens verksamhetssystem',
  purpose: 'Uppföljning',
  decidedBy: 'Socialnämnden',
  retention: '2 år efter avslut',
};

const AUDIENCE = 'utfall';

/** Utfall's API over an empty table and folder, with a login for anybody. */
export type World = ApiContext & {
  /** A client that is logged in as this subject. */
  as(subject: string, language?: 'sv' | 'en'): Client;
  /** A request as it is, for what a client never sends. */
  request(subject: string | undefined, path: string, init?: RequestInit): Promise<Response>;
  token(subject: string, claims?: { issuer?: string; expired?: boolean }): Promise<string>;
  person(subject: string): { issuer: string; subject: string; name: string };
  /** Everything that is kept: items by kind, and the files of the folder. */
  kept(): Promise<{ items: number; events: number; files: string[]; contents: string }>;
  readonly lines: string[];
  /** The folder of files, with the installation key in it. */
  readonly root: string;
};

type NewMember = Partial<MembershipItem> & Pick<MembershipItem, 'role'> & { subject: string };

/** A world of its own for every call; database and folders end with the file's tests. */
export function useWorlds(): () => Promise<World> {
  const engine = useEngine();
  const roots: string[] = [];
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  beforeAll(async () => {
    keys = await generateKeyPair('ES256');
  });
  afterAll(async () => {
    for (const root of roots) await rm(root, { recursive: true });
  });

  return async () => {
    const store = createStore({ client: engine.client(), table: await engine.newTable() });
    const root = await mkdtemp(join(tmpdir(), 'utfall-api-'));
    roots.push(root);
    const jwk = { ...(await exportJWK(keys.publicKey)), alg: 'ES256' };
    const lines: string[] = [];
    const context: ApiContext = {
      store,
      files: folderFiles({ root, installationKeyFile: join(root, 'installation.key') }),
      clock: simulatedClock(store, NOW),
      identity: oidcIdentity({ issuer: ISSUER, audience: AUDIENCE, jwks: { keys: [jwk] } }),
      // What is in the outbox stays there, as when the engine cannot be reached.
      dispatch: async () => undefined,
      version: '1.2.3',
      log: (line) => lines.push(JSON.stringify(line)),
      demo: { advance: (to) => advanceClock(store, to), login: '/demo/login' },
    };
    const app = createApp(context);
    const token: World['token'] = (subject, { issuer = ISSUER, expired = false } = {}) =>
      new SignJWT({ name: subject })
        .setProtectedHeader({ alg: 'ES256' })
        .setIssuer(issuer)
        .setSubject(subject)
        .setAudience(AUDIENCE)
        .setExpirationTime(expired ? '-1h' : '1h')
        .sign(keys.privateKey);

    const world: World = {
      ...context,
      lines,
      root,
      token,
      person: (subject) => ({ issuer: ISSUER, subject, name: subject }),
      as: (subject, language = 'en') =>
        createClient({
          baseUrl: 'http://utfall.example/',
          token: () => token(subject),
          language,
          fetch: async (url, init) => app.request(String(url), init),
        }),
      request: async (subject, path, init = {}) => {
        const headers = new Headers(init.headers);
        if (subject) headers.set('authorization', `Bearer ${await token(subject)}`);
        return app.request(path, { ...init, headers });
      },
      kept: () => keptIn(world, root),
    };
    await member(world, { contractId: '*', party: '*', role: 'administrator', subject: 'ada' });
    return world;
  };
}

/** Gives somebody a role, without asking whether they may have it. */
export async function member(world: World, { subject, ...rest }: NewMember): Promise<void> {
  const item = {
    kind: 'membership' as const,
    contractId: CONTRACT,
    party: 'norrkoping',
    person: world.person(subject),
    ...rest,
  };
  await write(world, [{ op: 'create', item }], item.contractId);
}

export async function write(
  world: World,
  writes: Change['writes'],
  contractId = CONTRACT,
): Promise<void> {
  await world.store.commit({ contractId, writes, events: [], outbox: [] });
}

/** The contract in draft, with people: `petra` the project owner, `ines` the investor, `lum` the evaluator. */
export async function withContract(world: World, terms = TERMS): Promise<World> {
  await world.as('ada').createContract({ body: { terms } });
  await member(world, { role: 'project-owner', subject: 'petra' });
  await member(world, { role: 'investor', subject: 'ines', party: 'leksell_social_ventures' });
  await member(world, { role: 'evaluator', subject: 'lum', party: 'lumell_associates' });
  return world;
}

/** Begins the intervention, with a first period, `follow_up_1`, that collects data. */
export async function collectFirst(world: World): Promise<void> {
  const contract = (await world.store.read('contract', CONTRACT, {})) as ContractItem;
  const running = { phase: 'intervention', enrolment: 'open', termsVersion: 1 } as const;
  await write(world, [
    { op: 'replace', item: { ...contract, ...running } },
    {
      op: 'create',
      item: {
        ...{ kind: 'period', contractId: CONTRACT, periodId: 'follow_up_1', revision: 1 },
        ...{ state: 'collecting', from: '2018-01-01', to: '2018-12-31', dataDue: '2019-01-01' },
        purpose: 'payment',
      },
    },
  ]);
}

async function keptIn(world: World, root: string) {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  const bytes = await Promise.all(paths.map((path) => readFile(path, 'latin1')));
  const kinds = ['contract', 'terms', 'membership', 'fact', 'import', 'task', 'outbox'] as const;
  const lists = await Promise.all(kinds.map((kind) => world.store.list(kind, CONTRACT)));
  // Readings are a chain of their own, which a refused delivery adds to.
  const events = await world.store.list('event', CONTRACT, { chain: 'events' });
  return {
    items: lists.flat().length,
    events: events.length,
    files: paths.map((path) => path.slice(root.length)).toSorted(),
    contents: bytes.join('\n') + canonicalJson([...lists, events]),
  };
}
