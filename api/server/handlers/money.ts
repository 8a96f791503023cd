import { explainedLines } from '../../../core/explain/words.ts';
import type { Settlement } from '../../../core/settlement/settlement.ts';
import type { moneyRoutes } from '../../contract/routes/money.ts';
import { accessTo } from '../access.ts';
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
