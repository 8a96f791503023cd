import type { Finding } from '../../../core/findings.ts';
import type { FactItem } from '../../../core/lifecycle/items/delivered.ts';
import type { New } from '../../../core/lifecycle/items/item.ts';
import { mayDo } from '../../../core/lifecycle/tasks/actions.ts';
import { type Facts, NO_FACTS } from '../../../core/settlement/facts.ts';
import { factFindings } from '../../../core/settlement/fit/fit.ts';
import type { lifeRoutes } from '../../contract/routes/life.ts';
import { type Access, accessTo, demand } from '../access.ts';
import { createOnce, idOfCall } from '../create-once.ts';
import { defined } from '../defined.ts';
import type { ApiRequest, Handlers } from '../handler.ts';
import { type LoadedTerms, termsInForce } from '../load.ts';
import { Refused } from '../refused.ts';

type FactRoutes = Pick<typeof lifeRoutes, 'stateFact' | 'listFacts'>;

export const factHandlers: Handlers<FactRoutes> = {
  listFacts: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    return { value: { facts: await request.context.store.list('fact', contractId) } };
  },

  stateFact: async (request) => {
    const { context, input, person } = request;
    const { contractId } = input;
    const { fact } = input.body;
    const access = await accessTo(request, contractId);
    const { contract, now, today } = access;
    const loaded = await termsInForce(context, contract);
    demandToState(request, access, { fact, loaded });
    const findings = notInTerms(loaded, fact, today);
    if (findings.length > 0) throw new Refused(422, findings);

    const factId = idOfCall(request, contractId);
    const item: New<FactItem> = {
      kind: 'fact',
      contractId,
      factId,
      fact,
      statedBy: person,
      at: now,
    };
    const facts = { factId, ...textsOf(fact) };
    const event = { what: 'fact-stated', who: person, at: now, facts };
    const change = { writes: [], events: [event], outbox: [] };
    const stated = await createOnce<FactItem>(context, { key: { factId }, item, change });
    return { value: stated, version: stated.version };
  },
};

/**
 * Figures are stated by whoever keeps the accounts. An event is a decision, and payments may depend on it: it is
 * stated by whom the terms let decide it, and by nobody else.
 *
 * @throws Refused 403
 */
function demandToState(
  request: Pick<ApiRequest, 'context' | 'person'>,
  access: Access,
  { fact, loaded: { terms } }: { fact: FactItem['fact']; loaded: LoadedTerms },
): void {
  const isDecided = 'event' in fact && terms.events?.[fact.event] !== undefined;
  if (!isDecided) {
    demand(request, access, 'state-fact');
    return;
  }
  const { memberships, today } = access;
  const { person } = request;
  const { event } = fact;
  const findings = mayDo({ action: 'decide-event', person, memberships, today, terms, event });
  if (findings.length > 0) throw new Refused(403, findings);
}

/** Every name in a fact is one of the terms: under a misspelt one it would be kept, and never counted. */
function notInTerms(loaded: LoadedTerms, fact: FactItem['fact'], asOf: string): Finding[] {
  const { item, hash, terms } = loaded;
  const inForce = [{ version: item.termsVersion, hash, terms }];
  const facts: Facts = { ...NO_FACTS, asOf, ...factsOf(fact) };
  const findings = factFindings({ terms: inForce, facts, settled: [] });
  return findings.map((finding) => ({ ...finding, at: { path: '/fact', field: 'fact' } }));
}

function factsOf(fact: FactItem['fact']): Partial<Facts> {
  const said = defined(fact);
  if ('capital' in said) return { capital: [said] };
  return 'value' in said ? { amounts: [said] } : { events: [said] };
}

/** What was said, as an event carries it. */
function textsOf(fact: FactItem['fact']): Record<string, string> {
  return Object.fromEntries(Object.entries(defined(fact)).map(([name, text]) => [name, `${text}`]));
}
