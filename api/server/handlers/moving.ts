import { EVENTS_CHAIN } from '../../../core/lifecycle/chain/chain.ts';
import { leavePersons } from '../../../core/lifecycle/leaving/leave.ts';
import { handOver, takeBack } from '../../../core/lifecycle/leaving/move.ts';
import { sealForTransport } from '../../../ports/files/transport.ts';
import { ZONES } from '../../../ports/files.ts';
import type { movingRoutes } from '../../contract/routes/moving.ts';
import { accessToDo } from '../access.ts';
import { completeArrival, receiveFile, receiveItems, zoneNamed } from '../arrival.ts';
import { carryOut, expectVersion, orRefuse } from '../carry-out.ts';
import type { Handlers } from '../handler.ts';
import { readPersonFiles } from '../imports/readings.ts';
import { fileOf, find } from '../load.ts';
import { refused } from '../refused.ts';

export const movingHandlers: Handlers<typeof movingRoutes> = {
  handOver: async (request) => {
    const { context, person, input, ifMatch } = request;
    const { contract, now: at } = await accessToDo(request, input.contractId, 'move-contract');
    expectVersion(ifMatch, contract);
    const { to } = input.body;
    // The call again: it is on its way there already.
    if (contract.moved?.to === to) return { value: contract, version: contract.version };
    await carryOut(context, orRefuse(handOver({ contract, to, person, at })).value);
    const value = await find(context, 'contract', input.contractId, {});
    return { value, version: value.version };
  },

  takeBack: async (request) => {
    const { context, person, input, ifMatch } = request;
    const { contract, now: at } = await accessToDo(request, input.contractId, 'move-contract');
    expectVersion(ifMatch, contract);
    const { reason } = input.body;
    await carryOut(context, orRefuse(takeBack({ contract, reason, person, at })).value);
    const value = await find(context, 'contract', input.contractId, {});
    return { value, version: value.version };
  },

  leave: async (request) => {
    const { context, person, input, ifMatch } = request;
    const { contractId, body } = input;
    const { contract, now: at } = await accessToDo(request, contractId, 'move-contract');
    expectVersion(ifMatch, contract);
    const { arrived } = body;
    // The call again: it is on its way, or done.
    if (contract.moved?.left?.arrival === arrived.hash) {
      return { value: contract, version: contract.version };
    }
    const head = await context.store.read('chain', contractId, { chain: EVENTS_CHAIN });
    const change = orRefuse(leavePersons({ contract, head, arrived, person, at })).value;
    await carryOut(context, change);
    const value = await find(context, 'contract', contractId, {});
    return { value, version: value.version };
  },

  exportItems: async (request) => {
    const { contractId, after } = request.input;
    await accessToDo(request, contractId, 'move-contract');
    const { items, next } = await request.context.store.everything(contractId, after);
    return {
      value: { items: items.map(withoutToken), ...(next === undefined ? {} : { next }) },
    };
  },

  exportFiles: async (request) => {
    const { contractId } = request.input;
    await accessToDo(request, contractId, 'move-contract');
    const { files } = request.context;
    const kept = ZONES.map(async (zone) => {
      const hashes = await files.hashes(zone, contractId);
      return hashes.map((hash) => ({ zone, hash }));
    });
    return { value: { files: (await Promise.all(kept)).flat() } };
  },

  exportSealed: async (request) => {
    const { context, person: who, input } = request;
    const { contractId, hash, body } = input;
    const { now: at } = await accessToDo(request, contractId, 'move-contract');
    const zone = zoneNamed(body.zone);
    const reading = { contractId, files: [hash], who, why: 'export', at };
    const [bytes] =
      zone === 'person'
        ? await readPersonFiles(context, reading)
        : [await fileOf(context, zone, contractId, hash)];
    if (!bytes) throw refused(404, 'api.not-found');
    return { value: sealForTransport(bytes, contractId, body.key) };
  },

  receiveFile,
  receiveItems,
  completeArrival,
};

/** Whoever has a token may ring it: it never leaves. */
function withoutToken(item: object): Record<string, unknown> {
  const { token: _, ...rest } = item as { token?: string };
  return rest;
}
