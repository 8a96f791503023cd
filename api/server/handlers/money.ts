import { explainedLines } from '../../../core/explain/words.ts';
import type { SettlementItem } from '../../../core/lifecycle/items/period.ts';
import { settleAgain } from '../../../core/lifecycle/payout/again.ts';
import { explanationIn } from '../../../core/privacy/disclosed.ts';
import type { DisclosedSettlement } from '../../../core/privacy/trees/disclose-settlement.ts';
import type { Settlement } from '../../../core/settlement/settlement.ts';
import type { moneyRoutes } from '../../contract/routes/money.ts';
import { type Access, accessTo, accessToDo } from '../access.ts';
import { carryOut, expectVersion, orRefuse } from '../carry-out.ts';
import type { ApiRequest, Handlers } from '../handler.ts';
import { disclosedOf, fileOf, find, fullOf } from '../load.ts';
import { refused } from '../refused.ts';
import { personRight, shownTo } from '../shown.ts';

export const moneyHandlers: Handlers<typeof moneyRoutes> = {
  listSettlements: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    return { value: { settlements: await request.context.store.list('settlement', contractId) } };
  },

  readSettlement: async (request) => {
    const { settlement, access } = await settlementAndAccess(request);
    const lines = await linesOf(request, { settlement, access });
    return { value: { settlement, lines }, version: settlement.version };
  },

  explainSettlement: async (request) => {
    const { language } = request;
    const explained = explanationIn(await linesOf(request, await settlementAndAccess(request)));
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

type OfSettlement = ApiRequest<{ contractId: string; settlement: string }>;

async function settlementOf(request: OfSettlement): Promise<SettlementItem> {
  return (await settlementAndAccess(request)).settlement;
}

/** A settlement's lines, for whoever asks. */
async function linesOf(
  request: OfSettlement,
  { settlement, access }: { settlement: SettlementItem; access: Access },
) {
  const { contractId, file, disclosedFile } = settlement;
  return shownTo(personRight(request, access), {
    full: () => fullOf<Settlement>(request.context, contractId, file),
    disclosed: () => disclosedOf<DisclosedSettlement>(request.context, contractId, disclosedFile),
  });
}

/** The settlement with the permanent key `<period>.<purpose>.r<revision>`. */
async function settlementAndAccess(request: OfSettlement) {
  const { contractId, settlement } = request.input;
  const access = await accessTo(request, contractId);
  const [, periodId, purpose, revision] = /^(.+)\.([a-z-]+)\.r(\d+)$/.exec(settlement) ?? [];
  if (periodId === undefined || purpose === undefined) throw refused(404, 'api.not-found');
  const key = { periodId, purpose, revision: Number(revision) };
  return { settlement: await find(request.context, 'settlement', contractId, key), access };
}
