import type { PeriodItem } from '../../core/lifecycle/items/period.ts';
import type { ResultFile } from '../../core/lifecycle/verdict/result-file.ts';
import type { DisclosedPack } from '../../core/privacy/disclose-pack.ts';
import type { Disclosed } from '../../core/privacy/disclosed.ts';
import type { EarlierResult } from '../../core/privacy/tables/decide.ts';
import type { DisclosedResult } from '../../core/privacy/tables/disclosed-result.ts';
import type { DisclosedSettlement } from '../../core/privacy/trees/disclose-settlement.ts';
import type { Settlement } from '../../core/settlement/settlement.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import type { StepContext } from '../step.ts';
import { readDisclosed, readFull } from './open-file.ts';
import { oldestFirst } from './results.ts';

type Context = Pick<StepContext, 'store' | 'files' | 'suppressBelowLeast'>;

/** Counts of fewer than this are withheld in the contract. */
export async function thresholdIn({ suppressBelowLeast }: Context, terms: Terms): Promise<number> {
  const { thresholdOf } = await import('../../core/privacy/threshold.ts');
  return thresholdOf(terms, suppressBelowLeast);
}

/** Every result that was disclosed of a contract, with all its cells and without the small ones. */
export async function earlierResults(
  context: Context,
  contractId: string,
): Promise<EarlierResult[]> {
  const items = await context.store.list('result', contractId);
  return Promise.all(
    items.flatMap(({ file, disclosedFile }) =>
      disclosedFile === undefined ? [] : [bothOf(context, { contractId, file, disclosedFile })],
    ),
  );
}

async function bothOf(
  context: Context,
  at: { contractId: string; file: string; disclosedFile: string },
): Promise<EarlierResult> {
  const { contractId, file, disclosedFile } = at;
  const [result, disclosed] = await Promise.all([
    readFull<ResultFile>(context, contractId, file),
    readDisclosed<DisclosedResult>(context, contractId, disclosedFile),
  ]);
  return { result, disclosed };
}

/**
 * A settlement without small cells, in the light of everything that was disclosed of the contract.
 *
 * @param input.periods what it settles
 */
export async function disclosedSettlement(
  context: Context,
  input: {
    settlement: Settlement;
    settlementFile: string;
    periods: readonly PeriodItem[];
    terms: Terms;
  },
): Promise<Disclosed<DisclosedSettlement>> {
  const loading = import('../../core/privacy/trees/disclose-settlement.ts');
  const { periods, ...rest } = input;
  const { settlement, terms } = rest;
  const settles = oldestFirst(periods);
  const contractId = settlement.contract;
  const [results, earlier] = await Promise.all([
    disclosedResults(context, contractId),
    earlierSettlements(context, contractId),
  ]);
  const below = await thresholdIn(context, terms);
  const { discloseSettlement } = await loading;
  return discloseSettlement({ ...rest, settles, results, earlier, below });
}

async function disclosedResults(
  context: Context,
  contractId: string,
): Promise<Disclosed<DisclosedResult>[]> {
  const items = await context.store.list('result', contractId);
  return Promise.all(
    items.flatMap(({ disclosedFile: file }) =>
      file === undefined ? [] : [readDisclosed<DisclosedResult>(context, contractId, file)],
    ),
  );
}

/** Those that were computed, and those that packs showed as what an approval would lead to. */
export async function earlierSettlements(
  context: Context,
  contractId: string,
): Promise<DisclosedSettlement[]> {
  const [settlements, periods] = await Promise.all([
    context.store.list('settlement', contractId),
    context.store.list('period', contractId),
  ]);
  const computed = settlements.flatMap(({ disclosedFile: file }) =>
    file === undefined ? [] : [readDisclosed<DisclosedSettlement>(context, contractId, file)],
  );
  const packs = periods.flatMap(({ disclosedPack: file }) =>
    file === undefined ? [] : [readDisclosed<DisclosedPack>(context, contractId, file)],
  );
  const shown = (await Promise.all(packs)).flatMap(({ preview }) =>
    'settlement' in preview ? [preview.settlement] : [],
  );
  return [...(await Promise.all(computed)), ...shown];
}
