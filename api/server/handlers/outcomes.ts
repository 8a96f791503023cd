import { EVENTS_CHAIN } from '../../../core/lifecycle/chain/chain.ts';
import { beginCorrection } from '../../../core/lifecycle/data/correction.ts';
import type { LateFile } from '../../../core/lifecycle/data/late.ts';
import { type LateTold, lateTold } from '../../../core/lifecycle/data/late-told.ts';
import { beginObjection } from '../../../core/lifecycle/verdict/objection.ts';
import type { VerificationPack } from '../../../core/lifecycle/verdict/pack.ts';
import type { ResultFile } from '../../../core/lifecycle/verdict/result-file.ts';
import type { DisclosedPack } from '../../../core/privacy/disclose-pack.ts';
import type { DisclosedResult } from '../../../core/privacy/tables/disclosed-result.ts';
import { revisionSentences } from '../../../core/words/revisions.ts';
import type { outcomeRoutes } from '../../contract/routes/outcomes.ts';
import { type Access, accessTo, accessToDo } from '../access.ts';
import { carryOut, expectVersion, orRefuse } from '../carry-out.ts';
import type { ApiRequest, Handlers } from '../handler.ts';
import { disclosedOf, findPeriod, findResult, fullOf, loadTerms } from '../load.ts';
import { tellingOfWithdrawn } from '../notices.ts';
import { refused } from '../refused.ts';
import { personRight, shownTo, shownWhole } from '../shown.ts';

export const outcomeHandlers: Handlers<typeof outcomeRoutes> = {
  listPeriods: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    return { value: { periods: await request.context.store.list('period', contractId) } };
  },

  readPeriod: async (request) => {
    await accessTo(request, request.input.contractId);
    const period = await findPeriod(request.context, request.input);
    return { value: period, version: period.version };
  },

  readResult: async (request) => {
    const { context, input } = request;
    const access = await accessTo(request, input.contractId);
    const result = await findResult(context, input);
    const { contractId, file, disclosedFile } = result;
    const figures = await shownTo(personRight(request, access), {
      full: () => fullOf<ResultFile>(context, contractId, file),
      disclosed: () => disclosedOf<DisclosedResult>(context, contractId, disclosedFile),
    });
    return { value: { result, figures } };
  },

  readPack: async (request) => {
    const { context, input } = request;
    const access = await accessTo(request, input.contractId);
    const { contractId, packHash, disclosedPack } = await findPeriod(context, input);
    if (packHash === undefined) throw refused(404, 'api.not-yet', { what: 'pack' });
    const pack = await shownTo(personRight(request, access), {
      full: () => fullOf<VerificationPack>(context, contractId, packHash),
      disclosed: () => disclosedOf<DisclosedPack>(context, contractId, disclosedPack),
    });
    const { revision, reason, revisions } = pack;
    const told =
      revisions === undefined
        ? []
        : revisionSentences(
            { revision, revisions, ...(reason === undefined ? {} : { reason }) },
            request.language,
          );
    return { value: { hash: packHash, pack, told } };
  },

  listLateData: async (request) => {
    const { context, input } = request;
    const { contractId } = input;
    const access = await accessToDo(request, contractId, 'read-persons');
    const [events, imports] = await Promise.all([
      context.store.list('event', contractId, { chain: EVENTS_CHAIN }),
      context.store.list('import', contractId),
    ]);
    const late = lateTold(events, imports).map((told) => shownLate(request, access, told));
    return { value: { late: await Promise.all(late) } };
  },

  correct: async (request) => {
    const { context, input, person, ifMatch } = request;
    const { contractId, periodId } = input;
    const { contract, now } = await accessToDo(request, contractId, 'correct');
    const period = await findPeriod(context, input);
    expectVersion(ifMatch, period);
    const { store } = context;
    const [periods, transitions, tasks, dues, settlements] = await Promise.all([
      store.list('period', contractId),
      store.list('transition', contractId),
      store.list('task', contractId),
      store.list('due', contractId),
      store.list('settlement', contractId),
    ]);
    const underway = { transitions, tasks, dues, settlements };
    const { reason } = input.body;
    const { value: change } = orRefuse(
      beginCorrection({ contract, periods, period, underway, reason, person, at: now }),
    );
    await carryOut(
      context,
      await tellingOfWithdrawn(context, change, { contract, reason, at: now }),
    );
    const corrected = await findPeriod(context, { contractId, periodId });
    return { value: corrected, version: corrected.version };
  },

  object: async (request) => {
    const { context, input, person, ifMatch } = request;
    const { contractId } = input;
    const { contract, memberships, now, today } = await accessTo(request, contractId);
    const period = await findPeriod(context, input);
    expectVersion(ifMatch, period);
    const { terms } = await loadTerms(
      context,
      contractId,
      period.termsVersion ?? contract.latestTermsVersion,
    );
    const dues = await context.store.list('due', contractId);
    const { reason } = input.body;
    const asked = { contract, period, terms, person, memberships, dues, reason, at: now, today };
    const { value: change } = orRefuse(beginObjection(asked));
    await carryOut(context, change);
    const disputed = await findPeriod(context, input);
    return { value: disputed, version: disputed.version };
  },
};

async function shownLate(
  request: ApiRequest<{ contractId: string }>,
  access: Access,
  said: LateTold,
) {
  const { context, input } = request;
  const whole = () => fullOf<LateFile>(context, input.contractId, said.file);
  return { ...said, figures: await shownWhole(request, access, whole) };
}
