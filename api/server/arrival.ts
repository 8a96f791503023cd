import * as z from 'zod';
import { EVENTS_CHAIN } from '../../core/lifecycle/chain/chain.ts';
import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import { Item } from '../../core/lifecycle/items/item.ts';
import { brokenChains, eventsOf } from '../../core/lifecycle/leaving/export-file.ts';
import { arePersonsComplete } from '../../core/lifecycle/leaving/leave.ts';
import { arrive, arriving, HANDED_OVER } from '../../core/lifecycle/leaving/move.ts';
import { mayDo } from '../../core/lifecycle/tasks/actions.ts';
import { openFromTransport } from '../../ports/files/transport.ts';
import { Anchor, ZONES, type Zone } from '../../ports/files.ts';
import { ConflictError } from '../../store/errors.ts';
import type { ParsedOf, ReplyOf } from '../contract/route.ts';
import type { movingRoutes } from '../contract/routes/moving.ts';
import { accessToInstallation } from './access.ts';
import { carryOut } from './carry-out.ts';
import type { ApiContext } from './context.ts';
import type { ApiAnswer, ApiRequest } from './handler.ts';
import { find } from './load.ts';
import { Refused, refused } from './refused.ts';

type Routes = typeof movingRoutes;
type RequestOf<K extends keyof Routes> = ApiRequest<ParsedOf<Routes[K]>>;
type AnswerOf<K extends keyof Routes> = Promise<ApiAnswer<ReplyOf<Routes[K]>>>;

const Line = z.union([z.strictObject({ item: Item }), z.strictObject({ anchor: Anchor })]);

/** Keeps a file of a contract that arrives. What is not open comes sealed; persons are sealed anew here. */
export async function receiveFile(request: RequestOf<'receiveFile'>): AnswerOf<'receiveFile'> {
  const { contractId, body } = request.input;
  await newcomer(request);
  const { files } = request.context;
  const zone = zoneNamed(body.zone);
  const sent = new Uint8Array(await body.data.arrayBuffer());
  const bytes = zone === 'open' ? sent : openFromTransport(sent, contractId, body.key ?? '');
  if (!bytes) throw refused(422, 'move.key', {}, 'key');
  return { value: { hash: await files.put(zone, contractId, bytes) } };
}

/** Puts items in their places, but not the head: until the contract is complete, nobody meets it. */
export async function receiveItems(request: RequestOf<'receiveItems'>): AnswerOf<'receiveItems'> {
  const { contractId, body } = request.input;
  await newcomer(request);
  const { store, files } = request.context;
  const lines = linesOf(await body.data.text());
  const items = lines.flatMap((line) => ('item' in line ? [line.item] : []));
  const anchors = lines.flatMap((line) => ('anchor' in line ? [line.anchor] : []));
  const strange = [...items, ...anchors].some((each) => each.contractId !== contractId);
  if (strange || items.some(({ kind }) => kind === 'contract')) {
    throw refused(422, 'move.item', {}, 'data');
  }
  await orExists(store.restore(contractId, items.map(arriving)));
  for (const anchor of anchors) await files.anchor(anchor);
  return { value: { items: items.length, anchors: anchors.length } };
}

/** Verifies the chains here, writes the head, and lets the contract go on. */
export async function completeArrival(
  request: RequestOf<'completeArrival'>,
): AnswerOf<'completeArrival'> {
  const { context, input, person } = request;
  const { contractId } = input;
  const access = await accessToMove(request);
  const here = await context.store.read('contract', contractId, {});
  // The call again, and the last change was carried out before.
  if (here && here.moved === undefined) return { value: here, version: here.version };
  const [line] = linesOf(await input.body.data.text());
  const head = line && 'item' in line ? line.item : undefined;
  if (head?.kind !== 'contract' || head.contractId !== contractId || head.moved === undefined) {
    throw refused(422, 'move.item', {}, 'data');
  }
  await expectWhole(context, contractId);
  await orExists(context.store.restore(contractId, [head]));
  await carryOut(context, await arrival(context, { contract: head, person, at: access.now }));
  const value = await find(context, 'contract', contractId, {});
  return { value, version: value.version };
}

async function arrival(
  { store, files }: ApiContext,
  moving: { contract: ContractItem; person: ApiRequest['person']; at: string },
) {
  const { contractId } = moving.contract;
  const [transitions, dues, imports, results, kept] = await Promise.all([
    store.list('transition', contractId),
    store.list('due', contractId),
    store.list('import', contractId),
    store.list('result', contractId),
    files.hashes('person', contractId),
  ]);
  const hasPersons = arePersonsComplete({ imports, results, kept });
  return arrive({ ...moving, transitions, dues, hasPersons });
}

/** @throws Refused 422 unless every chain holds, and the last thing that happened is that it was handed over. */
async function expectWhole({ store, files }: ApiContext, contractId: string): Promise<void> {
  const [events, chains, anchors] = await Promise.all([
    store.list('event', contractId),
    store.list('chain', contractId),
    files.anchors(contractId),
  ]);
  const findings = brokenChains([...events, ...chains], anchors);
  if (findings.length > 0) throw new Refused(422, findings);
  const last = eventsOf(events, EVENTS_CHAIN).at(-1);
  if (last?.what !== HANDED_OVER) throw refused(422, 'move.not-handed-over');
}

/** @throws Refused 403, or 409 where a contract of this name is already. */
async function newcomer(request: ApiRequest<{ contractId: string }>): Promise<void> {
  await accessToMove(request);
  const { contractId } = request.input;
  if (await request.context.store.read('contract', contractId, {})) {
    throw refused(409, 'api.contract-exists', { contract: contractId });
  }
}

async function accessToMove(request: ApiRequest) {
  const access = await accessToInstallation(request);
  const { memberships, today } = access;
  const findings = mayDo({ action: 'move-contract', person: request.person, memberships, today });
  if (findings.length > 0) throw new Refused(403, findings);
  return access;
}

/** @throws Refused 422 for a zone that there is not */
export function zoneNamed(name: string): Zone {
  const zone = ZONES.find((each) => each === name);
  if (zone === undefined) throw refused(422, 'move.item', {}, 'zone');
  return zone;
}

function linesOf(text: string): z.infer<typeof Line>[] {
  const lines = text.split('\n').filter((line) => line !== '');
  try {
    return lines.map((line) => Line.parse(JSON.parse(line)));
  } catch {
    throw refused(422, 'move.item', {}, 'data');
  }
}

async function orExists(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    throw refused(409, 'move.exists', { item: error.key });
  }
}
