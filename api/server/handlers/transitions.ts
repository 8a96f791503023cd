import type { Answer } from '../../../core/findings.ts';
import type { Change } from '../../../core/lifecycle/change.ts';
import { collectionOf, INTERVENTION } from '../../../core/lifecycle/due/due.ts';
import type { TransitionItem } from '../../../core/lifecycle/items/work.ts';
import {
  startCourseChange,
  startFollowUp,
  startIntervention,
  startSigning,
} from '../../../core/lifecycle/phases/start.ts';
import type { ParsedOf } from '../../contract/route.ts';
import type { lifeRoutes } from '../../contract/routes/life.ts';
import { type Access, accessTo, accessToDo } from '../access.ts';
import { carryOut, expectVersion, orRefuse } from '../carry-out.ts';
import type { ApiRequest, Handlers } from '../handler.ts';
import { find, findPeriod } from '../load.ts';
import { refused } from '../refused.ts';

type TransitionRoutes = Pick<typeof lifeRoutes, 'beginTransition' | 'listTransitions' | 'listDue'>;
type Asked = ApiRequest<ParsedOf<typeof lifeRoutes.beginTransition>>;

export const transitionHandlers: Handlers<TransitionRoutes> = {
  listTransitions: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    return { value: { transitions: await request.context.store.list('transition', contractId) } };
  },

  listDue: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    const items = await request.context.store.list('due', contractId);
    const waiting = items.filter(({ state }) => state === 'waiting');
    return { value: { due: waiting.sort((one, other) => (one.at < other.at ? -1 : 1)) } };
  },

  beginTransition: async (request) => {
    const { context, input, ifMatch } = request;
    const access = await accessToDo(request, input.contractId, 'trigger');
    expectVersion(ifMatch, access.contract);
    const { value: change } = orRefuse(await begin(request, access));
    await carryOut(context, change);
    const begun = await find(context, 'transition', input.contractId, begunIn(change));
    return { value: begun, version: begun.version };
  },
};

async function begin(request: Asked, { contract, now: at }: Access): Promise<Answer<Change>> {
  const { context, input, person } = request;
  const { contractId, body } = input;
  switch (body.transition) {
    case 'onboarding':
    case 'amendment': {
      const termsVersion = contract.latestTermsVersion;
      const terms = await find(context, 'terms', contractId, { termsVersion });
      if (terms.purpose !== body.transition) throw refused(409, 'api.no-such-draft');
      return startSigning({ contract, terms, person, at });
    }
    case 'suspension':
    case 'resumption':
    case 'termination': {
      const transitions = await context.store.list('transition', contractId);
      const { transition: purpose, reason = '' } = body;
      return startCourseChange({ contract, purpose, reason, transitions, person, at });
    }
    case 'intervention': {
      const key = { workflow: 'intervention', ...INTERVENTION } as const;
      const existing = await context.store.read('transition', contractId, key);
      return startIntervention({ contract, existing, startedBy: person, at });
    }
    case 'follow-up': {
      const { periodId } = body;
      if (periodId === undefined) throw refused(422, 'api.missing-field', { field: 'periodId' });
      const period = await findPeriod(context, { contractId, periodId });
      const affair = collectionOf(periodId, period.revision);
      const key = { workflow: 'follow-up', ...affair } as const;
      const existing = await context.store.read('transition', contractId, key);
      return startFollowUp({ contract, period, existing, startedBy: person, at });
    }
  }
}

/** Which transition a change begins. */
function begunIn({ writes }: Change) {
  const [begun] = writes.flatMap(({ item }) => (item.kind === 'transition' ? [item] : []));
  if (!begun) throw new Error('A change that begins a transition has none');
  const { workflow, periodId, purpose, revision } = begun;
  return { workflow, periodId, purpose, revision } satisfies Partial<TransitionItem>;
}
