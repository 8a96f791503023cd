import { explainedLines } from '../../../core/explain/words.ts';
import { settleAgain } from '../../../core/lifecycle/payout-again.ts';
import type { Settlement } from '../../../core/settlement/settlement.ts';
import type { moneyRoutes } from '../../contract/routes/money.ts';
import { accessTo, accessToDo } from '../access.ts';
import { carryOut, expectVersion, orRefuse } from '../carry-out.ts';
import type { ApiRequest, Handlers } from '../handler.ts';
import { fileOf, find, jsonOf } from '../load.ts';
import { refused } from '../refused.ts';

export const moneyHandlers: Handlers<typeof moneyRoutes> = {
  listSettlements: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    return { value: { settlements: await request.context.store.list('settlement', contractId) } };
  },

  readSettlement: async (request) => {
    const settlement = await settlementOf(request);
    const lines = await jsonOf<Settlement>(request.context, settlement.contractId, settlement.file);
    return { value: { settlement, lines }, version: settlement.version };
  },

  explainSettlement: async (request) => {
    const { context, language } = request;
    const { contractId, file } = await settlementOf(request);
    const { explained } = await jsonOf<Settlement>(context, contractId, file);
    const words = [...explainedLines(explained, language)];
    return { value: { language, explained, words } };
  },

  settleAgain: async (request) => {
    const { context, input, ifMatch, person } = request;
    const { contractId } = input;
    const { contract, now } = await accessToDo(request, contractId, 'trigger');
    const settlement = await settlementOf(request);
    expectVersion(ifMatch, settlement);
    const { periodId, purpose, revision } = settlement;
    const key = { periodId, purpose, revision, workflow: 'payout' as const };
    const [transition, tasks, periods] = await Promise.all([
      find(context, 'transition', contractId, key),
      context.store.list('task', contractId),
      context.store.list('period', contractId),
    ]);
    const again = { contract, settlement, transition, tasks, periods, person, at: now };
    const { value: change } = orRefuse(settleAgain(again));
    await carryOut(context, change);
    const after = await settlementOf(request);
    return { value: after, version: after.version };
  },

  readNotice: async (request) => {
    const { contractId, noticeFile } = await settlementOf(request);
    if (noticeFile === undefined) throw refused(404, 'api.not-yet', { what: 'notice' });
    return { value: await fileOf(request.context, 'open', contractId, noticeFile) };
  },

  listLedger: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    return { value: { entries: await request.context.store.list('ledger', contractId) } };
  },
};

/** The settlement with the permanent key `<period>.<purpose>.r<revision>`. */
async function settlementOf(request: ApiRequest<{ contractId: string; settlement: string }>) {
  const { contractId, settlement } = request.input;
  await accessTo(request, contractId);
  const [, periodId, purpose, revision] = /^(.+)\.([a-z-]+)\.r(\d+)$/.exec(settlement) ?? [];
  if (periodId === undefined || purpose === undefined) throw refused(404, 'api.not-found');
  const key = { periodId, purpose, revision: Number(revision) };
  return find(request.context, 'settlement', contractId, key);
}
