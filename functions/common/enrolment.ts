import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import type { StepContext } from '../step.ts';
import { save } from './save.ts';
import type { StepInput } from './step-input.ts';
import { loadTransition } from './transition.ts';

const EVENTS = { open: 'enrolment-opened', closed: 'enrolment-closed' } as const;

/** Opens or closes enrolment, once: an attempt that comes after the closing does not open it again. */
export async function setEnrolment(
  context: StepContext,
  step: StepInput,
  enrolment: Exclude<ContractItem['enrolment'], 'not-open'>,
): Promise<{ outcome: string }> {
  const { contractId } = step;
  const { contract, transition, at } = await loadTransition(context, step);
  const done = contract.enrolment === 'closed' || contract.enrolment === enrolment;
  if (done) return { outcome: contract.enrolment };
  await save(context, transition, {
    contractId,
    writes: [{ op: 'replace', item: { ...contract, enrolment } }],
    events: [{ what: EVENTS[enrolment], who: { system: 'workflow' }, at, facts: {} }],
    outbox: [],
  });
  return { outcome: enrolment };
}
