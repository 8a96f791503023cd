import {
  type Activation,
  activateTerms,
  changeCourse,
} from '../../core/lifecycle/phases/activate.ts';
import { activateAmendment } from '../../core/lifecycle/phases/activate-amendment.ts';
import { saveInPieces } from '../common/pieces.ts';
import { save } from '../common/save.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms } from '../common/terms.ts';
import { loadTransition, readNeeded, type StepWork } from '../common/transition.ts';
import { tellingOfWithdrawn } from '../common/withdrawn.ts';
import type { Step, StepContext } from '../step.ts';

/** What the parties signed comes about: terms in force, or another course under the same terms. */
export const activateContract: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const work = await loadTransition(context, step, 'may be finished');
  const { transition } = work;
  if (transition.state === 'finished') return { outcome: transition.outcome };

  const { plan, change } = await activation(context, work);

  const { contract, at } = work;
  const reason = `${transition.purpose} ${transition.revision}`;
  const telling = await tellingOfWithdrawn(context, change, { contract, reason, at });
  await saveInPieces(context, transition, plan);
  await save(context, transition, telling);
  return { outcome: 'activated' };
};

async function activation(context: StepContext, work: StepWork): Promise<Activation> {
  const { purpose, revision, contractId } = work.transition;
  if (purpose === 'onboarding') {
    return activateTerms({ ...(await loadTerms(context, contractId, revision)), ...work });
  }
  const course = { ...work, ...(await underway(context, contractId)) };
  const { termsVersion } = work.contract;
  if (purpose !== 'amendment') {
    const { terms } = await loadTerms(context, contractId, termsVersion);
    return { plan: [], change: changeCourse({ ...course, terms }) };
  }
  const [loaded, replaced, periods, settlements] = await Promise.all([
    loadTerms(context, contractId, revision),
    readNeeded(context, 'terms', contractId, { termsVersion }),
    context.store.list('period', contractId),
    context.store.list('settlement', contractId),
  ]);
  return activateAmendment({ ...loaded, ...course, replaced, periods, settlements });
}

async function underway({ store }: StepContext, contractId: string) {
  const [transitions, dues] = await Promise.all([
    store.list('transition', contractId),
    store.list('due', contractId),
  ]);
  return { transitions, dues };
}
