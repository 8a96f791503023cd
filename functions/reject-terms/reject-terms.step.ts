import type { Write } from '../../core/lifecycle/change.ts';
import type { TermsItem } from '../../core/lifecycle/items/contract.ts';
import { sameAffair } from '../../core/lifecycle/payout/payout.ts';
import { inPhase } from '../../core/lifecycle/phases/phases.ts';
import {
  closeTasks,
  doneDue,
  finishTransition,
  remindersOf,
} from '../../core/lifecycle/tasks/finish.ts';
import { save } from '../common/save.ts';
import { StepInput } from '../common/step-input.ts';
import { termsVersionOf } from '../common/terms.ts';
import { loadTransition, readNeeded, type StepWork } from '../common/transition.ts';
import type { Step } from '../step.ts';

/** What was not accepted, or was not fit to be signed, does not come about; it is kept who said so and why. */
export const rejectTerms: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const { contractId, purpose } = step;
  const work = await loadTransition(context, step, 'may be finished');
  const { contract, transition, at } = work;
  if (transition.state === 'finished') return { outcome: transition.outcome };
  const termsVersion = await termsVersionOf(context, contract, step);
  const item = await readNeeded(context, 'terms', contractId, { termsVersion });

  const tasks = work.tasks.filter((each) => sameAffair(each, transition));
  const dues = await context.store.list('due', contractId);
  const rejection = rejectionIn(work);
  const { reason = '' } = rejection ?? {};

  await save(context, transition, {
    contractId,
    writes: [
      ...(item.state === 'signing' ? [rejected(item, rejection)] : []),
      ...(purpose === 'onboarding'
        ? [{ op: 'replace' as const, item: inPhase(contract, 'draft') }]
        : []),
      ...closeTasks(tasks, 'rejected'),
      ...doneDue(remindersOf(tasks, dues)),
      finishTransition(transition, 'finished', 'rejected'),
    ],
    events: [
      {
        what: 'terms-rejected',
        who: rejection?.person ?? { system: 'workflow' },
        at,
        facts: { purpose, termsVersion: String(termsVersion), reason },
      },
    ],
    outbox: [],
  });
  return { outcome: 'rejected' };
};

function rejectionIn({ tasks, transition }: StepWork): TermsItem['rejectedBy'] {
  const decision = tasks
    .filter((each) => sameAffair(each, transition))
    .find((each) => each.decision?.choice === 'reject')?.decision;
  return decision && { person: decision.by, at: decision.at, reason: decision.reason ?? '' };
}

function rejected(item: TermsItem, rejectedBy: TermsItem['rejectedBy']): Write {
  const who = rejectedBy === undefined ? {} : { rejectedBy };
  return { op: 'replace', item: { ...item, state: 'rejected', ...who } };
}
