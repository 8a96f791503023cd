import { EVENTS_CHAIN } from '../../core/lifecycle/chain.ts';
import { together } from '../../core/lifecycle/change.ts';
import { newestVerified } from '../../core/lifecycle/payout.ts';
import type { ResultFile } from '../../core/lifecycle/result-file.ts';
import { type VerificationPack, verificationPack } from '../../core/lifecycle/verdict-pack.ts';
import { putJson } from '../common/open-file.ts';
import { frozenPeriod, readJson } from '../common/results.ts';
import { save } from '../common/save.ts';
import { settleToDate } from '../common/settling.ts';
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
  const work = await loadTransition(context, step, 'may be finished');
  const { transition, at } = work;
  const { period, snapshot, snapshotHash } = await frozenPeriod(context, step);
  if (period.packHash !== undefined) return { outcome: 'packed', pack: period.packHash };
  const [result, { terms }, head] = await Promise.all([
    readNeeded(context, 'result', contractId, { periodId, revision }),
    loadTerms(context, contractId, snapshot.termsVersion),
    context.store.read('chain', contractId, { chain: EVENTS_CHAIN }),
  ]);

  const pack = verificationPack({
    period,
    snapshot,
    snapshotHash,
    resultFile: result.file,
    result: await readJson<ResultFile>(context, contractId, result.file),
    verification: terms.verification,
    preview: await preview(context, work, period),
    chainHead: head,
  });

  const packHash = await putJson(context, contractId, pack);
  const facts = { period: periodId, revision: String(revision), pack: packHash };
  const change = {
    writes: [{ op: 'replace' as const, item: { ...period, packHash } }],
    events: [{ what: 'pack-made', who: { system: 'workflow' as const }, at, facts }],
  };
  await save(context, transition, together(contractId, [change]));
  return { outcome: 'packed', pack: packHash };
};

/** The settlement that an approval would lead to today; or why there is none. */
async function preview(
  context: StepContext,
  { contract, at }: StepWork,
  period: Awaited<ReturnType<typeof frozenPeriod>>['period'],
): Promise<VerificationPack['preview']> {
  const periods = await context.store.list('period', contract.contractId);
  const others = newestVerified(periods).filter(({ periodId }) => periodId !== period.periodId);
  try {
    const settlement = await settleToDate(context, {
      contract,
      periods: [...others, period],
      at,
      final: false,
      why: `preview of ${period.periodId}`,
    });
    return { settlement };
  } catch (error) {
    if (error instanceof FindingsError) return { findings: error.findings };
    throw error;
  }
}
