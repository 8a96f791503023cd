import { EVENTS_CHAIN } from '../../core/lifecycle/chain.ts';
import { together } from '../../core/lifecycle/change.ts';
import type { PeriodItem, ResultItem } from '../../core/lifecycle/items/period.ts';
import { newestVerified } from '../../core/lifecycle/payout.ts';
import type { ResultFile } from '../../core/lifecycle/result-file.ts';
import type { VerificationPack } from '../../core/lifecycle/verdict-pack.ts';
import type { DisclosedPack } from '../../core/privacy/disclose-pack.ts';
import type { Disclosed } from '../../core/privacy/disclosed.ts';
import type { DisclosedResult } from '../../core/privacy/tables/disclosed-result.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import { disclosedSettlement } from '../common/disclosing.ts';
import { frozenPeriod } from '../common/frozen-period.ts';
import { putFull, putOpen, readDisclosed, readFull } from '../common/open-file.ts';
import { save } from '../common/save.ts';
import { basisToDate } from '../common/settling.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms } from '../common/terms.ts';
import { loadTransition, readNeeded, type StepWork } from '../common/transition.ts';
import { FindingsError } from '../errors.ts';
import type { Step, StepContext } from '../step.ts';

/**
 * Makes the verification pack: exactly what the evaluator is shown and, by its hash, what they approve. A pack
 * that was made is never made anew for the same revision.
 */
export const makePack: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const { contractId, periodId, revision } = step;
  const loading = import('../../core/lifecycle/verdict-pack.ts');
  const work = await loadTransition(context, step, 'may be finished');
  const { transition, at } = work;
  const { period, snapshot, snapshotHash } = await frozenPeriod(context, step);
  if (period.packHash !== undefined) return { outcome: 'packed', pack: period.packHash };
  const [result, { terms }, head] = await Promise.all([
    readNeeded(context, 'result', contractId, { periodId, revision }),
    loadTerms(context, contractId, snapshot.termsVersion),
    context.store.read('chain', contractId, { chain: EVENTS_CHAIN }),
  ]);

  const resultFile = await readFull<ResultFile>(context, contractId, result.file);
  const { verificationPack } = await loading;
  const pack = verificationPack({
    period,
    snapshot,
    snapshotHash,
    resultFile: result.file,
    result: resultFile,
    verification: terms.verification,
    preview: await preview(context, work, { period, result: resultFile }),
    chainHead: head,
  });

  const packHash = await putFull(context, contractId, pack);
  const disclosedPack = await putOpen(
    context,
    contractId,
    await disclosed(context, { pack, packHash, terms, result }),
  );
  const facts = { period: periodId, revision: String(revision), pack: packHash, disclosedPack };
  const change = {
    writes: [{ op: 'replace' as const, item: { ...period, packHash, disclosedPack } }],
    events: [{ what: 'pack-made', who: { system: 'workflow' as const }, at, facts }],
  };
  await save(context, transition, together(contractId, [change]));
  return { outcome: 'packed', pack: packHash };
};

/** The pack without small cells. @throws RangeError for a result that was never disclosed: a fault in the program */
async function disclosed(
  context: StepContext,
  input: { pack: VerificationPack; packHash: string; terms: Terms; result: ResultItem },
): Promise<Disclosed<DisclosedPack>> {
  const loading = import('../../core/privacy/disclose-pack.ts');
  const { pack, packHash, terms, result } = input;
  const { contractId, disclosedFile } = result;
  if (disclosedFile === undefined) throw new RangeError(`${contractId} has an undisclosed result`);
  const { preview: shown } = pack;
  const settlement =
    'settlement' in shown
      ? await disclosedSettlement(context, {
          settlement: shown.settlement,
          settlementFile: packHash,
          terms,
        })
      : undefined;
  const { disclosePack } = await loading;
  return disclosePack({
    pack,
    packFile: packHash,
    result: await readDisclosed<DisclosedResult>(context, contractId, disclosedFile),
    settlement,
  });
}

/** The settlement that an approval would lead to today, and how far it hangs on the missing; or why there is none. */
async function preview(
  context: StepContext,
  { contract, at }: StepWork,
  measured: { period: PeriodItem; result: ResultFile },
): Promise<VerificationPack['preview']> {
  const loading = Promise.all([
    import('../common/settle-on.ts'),
    import('../../core/outcomes/tipping/tipping-points.ts'),
  ]);
  const { period, result } = measured;
  const periods = await context.store.list('period', contract.contractId);
  const others = newestVerified(periods).filter(({ periodId }) => periodId !== period.periodId);
  try {
    const basis = await basisToDate(context, {
      contract,
      periods: [...others, period],
      at,
      final: false,
      why: `preview of ${period.periodId}`,
    });
    const [{ settleOn }, { tippingPoints }] = await loading;
    const settlement = settleOn(basis);
    const outcomes = result.evaluation?.metrics ?? [];
    return { settlement, tippingPoints: tippingPoints({ ...basis, outcomes }) };
  } catch (error) {
    if (error instanceof FindingsError) return { findings: error.findings };
    throw error;
  }
}
