import { dateOf } from '../../core/calendar/instant.ts';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import type { FactItem, PeriodItem } from '../../core/lifecycle/items/period.ts';
import { settledToDate } from '../../core/lifecycle/payout.ts';
import { factsOf, type VerifiedResult } from '../../core/lifecycle/result-file.ts';
import type {
  AmountFact,
  CapitalFact,
  ClaimFact,
  EventFact,
  Facts,
} from '../../core/settlement/facts.ts';
import { type SettleInput, settle } from '../../core/settlement/settle.ts';
import type { Settlement, TermsInForce } from '../../core/settlement/settlement.ts';
import { FindingsError } from '../errors.ts';
import type { StepContext } from '../step.ts';
import { loadResults } from './results.ts';
import { loadTerms } from './terms.ts';

/**
 * Settles everything verified to date, on these revisions of the periods and the facts that people stated.
 *
 * @throws FindingsError where the terms and facts cannot be settled: people get the findings.
 */
export async function settleToDate(
  context: Pick<StepContext, 'store' | 'files'>,
  input: {
    contract: ContractItem;
    periods: readonly PeriodItem[];
    at: Instant;
    final: boolean;
    why: string;
  },
): Promise<Settlement> {
  return settleOn(await basisToDate(context, input));
}

/** What a settlement to date is computed from. */
export async function basisToDate(
  context: Pick<StepContext, 'store' | 'files'>,
  input: {
    contract: ContractItem;
    periods: readonly PeriodItem[];
    at: Instant;
    final: boolean;
    why: string;
  },
): Promise<SettleInput> {
  const { contract, periods, at, final, why } = input;
  const { contractId } = contract;
  const [terms, results, stated, settlements] = await Promise.all([
    termsToDate(context, contract),
    loadResults(context, periods, { why, at }),
    context.store.list('fact', contractId),
    context.store.list('settlement', contractId),
  ]);
  return {
    terms,
    facts: factsToDate(results, stated, dateOf(at, contract.timeZone)),
    settled: settledToDate(settlements, contract.timeZone),
    final,
  };
}

/** @throws FindingsError where the terms and facts cannot be settled: people get the findings. */
export function settleOn(basis: SettleInput): Settlement {
  const settled = settle(basis);
  if (!settled.ok) throw new FindingsError(settled.findings);
  refusePersons(settled.value, basis.facts.claims);
  return settled.value;
}

/** The versions that are or were in force, oldest first. */
async function termsToDate(
  context: Pick<StepContext, 'store' | 'files'>,
  { contractId }: ContractItem,
): Promise<TermsInForce[]> {
  const items = await context.store.list('terms', contractId);
  const signed = items.filter(({ state }) => state === 'in-force' || state === 'replaced');
  return Promise.all(
    signed.map(async ({ termsVersion: version, effectiveFrom }) => {
      const { terms, hash } = await loadTerms(context, contractId, version);
      return { version, hash, terms, ...(effectiveFrom === undefined ? {} : { effectiveFrom }) };
    }),
  );
}

function factsToDate(
  results: readonly VerifiedResult[],
  stated: readonly FactItem[],
  asOf: string,
): Facts {
  const verified = factsOf(results);
  // What is left out in an item is not there at all; the types of zod say so less exactly.
  const facts = stated.map(({ fact }) => fact as CapitalFact | AmountFact | EventFact);
  return {
    asOf,
    metrics: verified.metrics,
    claims: verified.claims,
    capital: [...verified.capital, ...facts.flatMap((fact) => ('capital' in fact ? [fact] : []))],
    amounts: [...verified.amounts, ...facts.flatMap((fact) => ('value' in fact ? [fact] : []))],
    events: [...verified.events, ...facts.flatMap((fact) => ('event' in fact ? [fact] : []))],
  };
}

/**
 * Nothing about one person leaves the person zone in a derivation.
 *
 * @throws Error if it would: a fault in the program.
 */
function refusePersons(settlement: Settlement, claims: readonly ClaimFact[]): void {
  // A pseudonym that is a mere number cannot be told from a figure.
  const persons = new Set(
    claims.flatMap(({ person }) => (person === undefined || /^\d+$/.test(person) ? [] : [person])),
  );
  const texts: unknown[] = [settlement];
  while (texts.length > 0) {
    const next = texts.pop();
    if (typeof next === 'string' && persons.has(next))
      throw new Error('A settlement names a participant');
    if (typeof next === 'object' && next !== null) texts.push(...Object.values(next));
  }
}
