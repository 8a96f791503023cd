import { together } from '../../core/lifecycle/change.ts';
import type { SettlementItem } from '../../core/lifecycle/items/period.ts';
import { attestsNeeded, readAttests as readDecisions } from '../../core/lifecycle/payout/attest.ts';
import { save } from '../common/save.ts';
import { refuseStale, settlementOf, tasksOf } from '../common/settlement.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms } from '../common/terms.ts';
import { loadTransition } from '../common/transition.ts';
import type { Step } from '../step.ts';

/** Reads what the attesters decided: `attested`, `refused`, or `waiting` if somebody is to be asked anew. */
export const readAttests: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const work = await loadTransition(context, step, 'may be finished');
  const { contract, transition, at } = work;
  const settlement = await settlementOf(context, work);
  const known = outcomeOf(settlement);
  if (known !== undefined) return { outcome: known };
  refuseStale(work, settlement);
  const { terms } = await loadTerms(context, contract.contractId, settlement.termsVersion);

  const { outcome, ...change } = readDecisions({
    contract,
    settlement,
    transition,
    tasks: tasksOf(work, 'attest'),
    needed: attestsNeeded(terms).length,
    at,
  });

  if (outcome !== 'waiting') {
    await save(context, transition, together(contract.contractId, [change]));
  }
  return { outcome };
};

/** What an earlier run of the step decided. */
function outcomeOf({ state }: SettlementItem): 'attested' | 'refused' | undefined {
  if (state === 'settled') return undefined;
  return state === 'refused' ? 'refused' : 'attested';
}
