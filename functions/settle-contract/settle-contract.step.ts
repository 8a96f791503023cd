import { type Change, together } from '../../core/lifecycle/change.ts';
import type { PeriodItem } from '../../core/lifecycle/items/period.ts';
import { settlementKey } from '../../core/lifecycle/names.ts';
import { afterPayout } from '../../core/lifecycle/payout/after.ts';
import { attestsNeeded } from '../../core/lifecycle/payout/attest.ts';
import { isFinalPayout, sameAffair, settledOn } from '../../core/lifecycle/payout/payout.ts';
import type { Proposal } from '../../core/lifecycle/payout/propose.ts';
import type { OpenSettlement } from '../../core/lifecycle/payout/supersede.ts';
import { affairOf } from '../../core/lifecycle/tasks/begin.ts';
import { finishTransition } from '../../core/lifecycle/tasks/finish.ts';
import { disclosedSettlement } from '../common/disclosing.ts';
import { putFull, putOpen } from '../common/open-file.ts';
import { payoutStateOf } from '../common/payout-state.ts';
import { save } from '../common/save.ts';
import { settleToDate } from '../common/settling.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms } from '../common/terms.ts';
import { loadTransition, type StepWork } from '../common/transition.ts';
import { tellingOfWithdrawn } from '../common/withdrawn.ts';
import type { Step, StepContext } from '../step.ts';

/**
 * Settles everything verified to date. Answers `settled` with who is to attest, `nothing-to-pay`, `waits` (a
 * payment is under way; its posting starts the next attempt), or `superseded` (a correction takes its place).
 */
export const settleContract: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const loading = import('../../core/lifecycle/payout/propose.ts');
  const work = await loadTransition(context, step, 'may be finished');
  const { contract, transition } = work;
  const settlement = await context.store.read('settlement', step.contractId, affairOf(step));
  if (transition.state === 'finished' && settlement === undefined)
    return { outcome: 'nothing-to-pay', attests: [] };
  if (settlement && settlement.state !== 'refused') return settled(context, work);

  const periods = await context.store.list('period', step.contractId);
  if (isOvertaken(step, periods)) return superseded(context, work);
  const settles = settledOn(periods, work.at);
  const computed = await settleToDate(context, {
    contract,
    periods: settles,
    at: work.at,
    // After a termination comes only what could still be objected to: nothing to carry a difference to.
    final: isFinalPayout(step) || contract.phase === 'terminated',
    why: `settlement ${settlementKey(step)}`,
  });
  const { terms } = await loadTerms(context, step.contractId, computed.termsVersion);
  const file = await putFull(context, step.contractId, computed);
  const disclosed = { settlement: computed, settlementFile: file, periods: settles, terms };
  const open = await openSettlement(context, work);
  const { proposeSettlement } = await loading;
  const proposal = proposeSettlement({
    contract,
    transition,
    settlement: computed,
    file,
    disclosedFile: await putOpen(
      context,
      step.contractId,
      await disclosedSettlement(context, disclosed),
    ),
    at: work.at,
    ...(open ? { open } : {}),
    ...(settlement ? { refused: settlement } : {}),
    ...(await earlierWait(context, work)),
  });

  await save(context, transition, await changeOf(context, work, proposal));
  const { outcome } = proposal;
  return outcome === 'settled' ? settled(context, work) : { outcome, attests: [] };
};

/** Whether the result that was to be paid is corrected, disputed or not verified. */
function isOvertaken(
  { periodId, purpose, revision }: StepInput,
  periods: readonly PeriodItem[],
): boolean {
  if (purpose !== 'outcome-payment') return false;
  const revisions = periods.filter((period) => period.periodId === periodId);
  const own = revisions.find((period) => period.revision === revision);
  return own?.state !== 'verified' || revisions.some((period) => period.revision > revision);
}

async function superseded(context: StepContext, { transition }: StepWork) {
  const write = finishTransition(transition, 'superseded', 'superseded');
  await save(context, transition, together(transition.contractId, [{ writes: [write] }]));
  return { outcome: 'superseded', attests: [] };
}

async function settled(context: StepContext, { contract, transition }: StepWork) {
  const { terms } = await loadTerms(context, contract.contractId, contract.termsVersion);
  return {
    outcome: 'settled',
    settlement: settlementKey(transition),
    attests: attestsNeeded(terms),
  };
}

async function openSettlement(
  { store }: StepContext,
  { contract, tasks }: StepWork,
): Promise<OpenSettlement | undefined> {
  const { contractId } = contract;
  const settlements = await store.list('settlement', contractId);
  const item = settlements.find((each) => settlementKey(each) === contract.openSettlement);
  if (!item) return undefined;
  const transition = await store.read('transition', contractId, {
    workflow: 'payout',
    ...affairOf(item),
  });
  return {
    item,
    ...(transition ? { transition } : {}),
    tasks: tasks.filter((task) => sameAffair(task, item)),
    dues: await store.list('due', contractId),
  };
}

async function earlierWait({ store }: StepContext, { transition }: StepWork) {
  const dueId = `payout-waits.${settlementKey(transition)}`;
  const waited = await store.read('due', transition.contractId, { dueId });
  return waited ? { waited } : {};
}

async function changeOf(
  context: StepContext,
  { contract, transition, at }: StepWork,
  proposal: Proposal,
): Promise<Change> {
  const { contractId } = contract;
  const head = { ...proposal.contract };
  const next =
    proposal.outcome === 'nothing-to-pay'
      ? afterPayout({
          ...(await payoutStateOf(context, contractId)),
          contract: head,
          transition,
          at,
        })
      : { writes: proposal.outcome === 'settled' ? [{ op: 'replace' as const, item: head }] : [] };
  const reason = settlementKey(transition);
  return tellingOfWithdrawn(context, together(contractId, [proposal, next]), {
    contract,
    reason,
    at,
  });
}
