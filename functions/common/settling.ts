import { dateOf } from '../../core/calendar/instant.ts';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import type { FactItem } from '../../core/lifecycle/items/delivered.ts';
import type { PeriodItem, SettlementItem } from '../../core/lifecycle/items/period.ts';
import type { SettlementParts } from '../../core/lifecycle/payout/settled-to-date.ts';
import { factsOf, type VerifiedResult } from '../../core/lifecycle/verdict/result-file.ts';
import type { AmountFact, CapitalFact, EventFact, Facts } from '../../core/settlement/facts.ts';
import type { SettleInput } from '../../core/settlement/settle.ts';
import type { Settlement, TermsInForce } from '../../core/settlement/settlement.ts';
import type { StepContext } from '../step.ts';
import { readFull } from './open-file.ts';
import { loadResults } from './results.ts';
import { loadTerms } from './terms.ts';

/** A contract, and what of it is settled: these revisions of its periods, at this moment, for this reason. */
type ToDate = {
  readonly contract: ContractItem;
  readonly periods: readonly PeriodItem[];
  readonly at: Instant;
  readonly final: boolean;
  readonly why: string;
};

/**
 * Settles everything verified to date, on these revisions of the periods and the facts that people stated.
 *
 * @throws FindingsError where the terms and facts cannot be settled: people get the findings.
 */
export async function settleToDate(
  context: Pick<StepContext, 'store' | 'files'>,
  input: ToDate,
): Promise<Settlement> {
  const loading = Promise.all([
    import('./settle-on.ts'),
    import('../../core/lifecycle/chain/blind.ts'),
  ]);
  const { basis, results } = await loadBasis(context, input);
  const [{ settleOn }, { blindOf }] = await loading;
  const blinds = results.map(({ blind }) => blind);
  return { ...settleOn(basis), ...blindOf('settlement', blinds) };
}

/** What a settlement to date is computed from. */
export async function basisToDate(
  context: Pick<StepContext, 'store' | 'files'>,
  input: ToDate,
): Promise<SettleInput> {
  return (await loadBasis(context, input)).basis;
}

async function loadBasis(
  context: Pick<StepContext, 'store' | 'files'>,
  input: ToDate,
): Promise<{ basis: SettleInput; results: readonly VerifiedResult[] }> {
  const loading = import('../../core/lifecycle/payout/settled-to-date.ts');
  const { contract, periods, at, final, why } = input;
  const { contractId } = contract;
  const [terms, results, stated, settlements] = await Promise.all([
    termsToDate(context, contract),
    loadResults(context, periods, { why, at }),
    context.store.list('fact', contractId),
    context.store.list('settlement', contractId),
  ]);
  const { settledToDate } = await loading;
  const files = await partsOf(context, contractId, settlements);
  const facts = factsToDate(results, stated, dateOf(at, contract.timeZone));
  const settled = settledToDate(settlements, contract.timeZone, files);
  return { basis: { terms, facts, settled, final }, results };
}

/**
 * The files of earlier settlements, which say for which payment each was. They are read whatever the terms ask for:
 * an amendment may ask later, and what a settlement leaves out then cannot be told any more.
 */
async function partsOf(
  context: Pick<StepContext, 'store' | 'files'>,
  contractId: string,
  settlements: readonly SettlementItem[],
): Promise<Map<string, SettlementParts>> {
  const { countsAsSettled } = await import('../../core/lifecycle/payout/settled-to-date.ts');
  const files = settlements.filter(countsAsSettled).map(({ file }) => file);
  return new Map(
    await Promise.all(
      files.map(
        async (file) => [file, await readFull<Settlement>(context, contractId, file)] as const,
      ),
    ),
  );
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
