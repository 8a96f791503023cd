import { keepsPersons } from '../../../core/lifecycle/due/retention.ts';
import { askErasure, type ErasureCertificate } from '../../../core/lifecycle/leaving/erasure.ts';
import type { erasureRoutes } from '../../contract/routes/erasure.ts';
import { type Access, accessTo, accessToDo } from '../access.ts';
import { carryOut, expectVersion, orRefuse } from '../carry-out.ts';
import type { ApiContext } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { fileOf, find } from '../load.ts';
import { refused } from '../refused.ts';

export const erasureHandlers: Handlers<typeof erasureRoutes> = {
  askErasure: async (request) => {
    const { context, input, person, ifMatch } = request;
    const { contractId, body } = input;
    const access = await accessToDo(request, contractId, 'erase-persons');
    const { contract, memberships, today, now: at } = access;
    expectVersion(ifMatch, contract);
    const keeps = await kept(context, access);
    const asked = { contract, person, memberships, today, reason: body.reason, keeps, at };
    await carryOut(context, orRefuse(askErasure(asked)).value);
    const { erasure, version } = await find(context, 'contract', contractId, {});
    if (!erasure) throw refused(404, 'api.not-found');
    return { value: erasure, version };
  },

  readErasure: async (request) => {
    const { context, input } = request;
    const { contractId } = input;
    const { contract } = await accessTo(request, contractId);
    const { erasure } = contract;
    const dues = await context.store.list('due', contractId);
    const due = dues.find(({ what, state }) => what === 'erase-persons' && state === 'waiting');
    const certificate = await certificateOf(context, contractId, erasure?.certificate);
    return {
      value: {
        ...(erasure === undefined ? {} : { erasure }),
        ...(due === undefined ? {} : { dueAt: due.at }),
        ...(certificate === undefined ? {} : { certificate }),
      },
    };
  },
};

async function certificateOf(
  context: ApiContext,
  contractId: string,
  hash: string | undefined,
): Promise<ErasureCertificate | undefined> {
  if (hash === undefined) return undefined;
  const bytes = await fileOf(context, 'open', contractId, hash);
  return JSON.parse(new TextDecoder().decode(bytes)) as ErasureCertificate;
}

async function kept({ store }: ApiContext, { contract }: Access) {
  const { contractId } = contract;
  const [transitions, tasks, dues, settlements] = await Promise.all([
    store.list('transition', contractId),
    store.list('task', contractId),
    store.list('due', contractId),
    store.list('settlement', contractId),
  ]);
  return keepsPersons({ contract, transitions, tasks, dues, settlements });
}
