import type { TermsItem } from '../../core/lifecycle/items/contract.ts';
import { readSigning } from '../../core/lifecycle/phases/signing.ts';
import { signatories } from '../../core/lifecycle/tasks/tasks.ts';
import { save } from '../common/save.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms, termsVersionOf } from '../common/terms.ts';
import { loadTransition } from '../common/transition.ts';
import type { Step } from '../step.ts';

/**
 * How the parties answered. Their signatures go to the version of the terms that they signed; of a change of
 * the contract's course, the events and tasks keep them.
 */
export const readSignatures: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const { contract, transition, tasks } = await loadTransition(context, step);
  const version = await termsVersionOf(context, contract, step);
  const { terms, item } = await loadTerms(context, step.contractId, version);

  const parties = signatories(terms);
  const signing = readSigning({ transition, tasks, parties, hash: item.hash });

  if (signing.outcome === 'accepted' && item.state === 'signing') {
    const signed: TermsItem = { ...item, signatures: [...signing.signatures] };
    await save(context, transition, {
      contractId: step.contractId,
      writes: [{ op: 'replace', item: signed }],
      events: [],
      outbox: [],
    });
  }
  return { outcome: signing.outcome };
};
