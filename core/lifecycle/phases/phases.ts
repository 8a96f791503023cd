import type { ContractItem, Phase } from '../items/contract.ts';

/** Which phases may come after a phase. */
const NEXT: Readonly<Record<Phase, readonly Phase[]>> = {
  draft: ['onboarding'],
  onboarding: ['draft', 'intervention'],
  intervention: ['follow-up', 'suspended', 'terminated'],
  'follow-up': ['closed', 'suspended', 'terminated'],
  suspended: ['intervention', 'follow-up', 'terminated'],
  closed: [],
  terminated: [],
};

/** What parties sign: terms, or a change of the contract's course under the terms in force. */
export const SIGNED_PURPOSES = [
  'onboarding',
  'amendment',
  'suspension',
  'resumption',
  'termination',
] as const;
export type SignedPurpose = (typeof SIGNED_PURPOSES)[number];

const MAY_BEGIN: Readonly<Record<SignedPurpose, readonly Phase[]>> = {
  onboarding: ['draft'],
  amendment: ['intervention', 'follow-up', 'suspended'],
  suspension: ['intervention', 'follow-up'],
  resumption: ['suspended'],
  termination: ['intervention', 'follow-up', 'suspended'],
};

/** Whether a contract in one phase may come to another. */
export function mayFollow({ from, to }: { from: Phase; to: Phase }): boolean {
  return NEXT[from].includes(to);
}

/** Whether something may be put before the parties to sign in this phase. */
export function mayBegin(purpose: SignedPurpose, phase: Phase): boolean {
  return MAY_BEGIN[purpose].includes(phase);
}

/**
 * The head in another phase. A suspension remembers where the contract was, and its end forgets it.
 *
 * @throws RangeError if the phase cannot follow, or a suspension would end in another phase than it began in:
 *   what people ask for is checked before.
 */
export function inPhase(contract: ContractItem, to: Phase): ContractItem {
  const { suspendedFrom, ...head } = contract;
  const isBack = contract.phase !== 'suspended' || to === 'terminated' || to === suspendedFrom;
  if (!mayFollow({ from: contract.phase, to }) || !isBack) {
    throw new RangeError(`A contract in ${contract.phase} cannot come to ${to}`);
  }
  return to === 'suspended'
    ? { ...head, phase: to, suspendedFrom: contract.phase }
    : { ...head, phase: to };
}

/** The head when the intervention is over; a suspended contract goes on with follow-up when it is resumed. */
export function afterIntervention(contract: ContractItem): ContractItem {
  return contract.phase === 'suspended'
    ? { ...contract, suspendedFrom: 'follow-up' }
    : inPhase(contract, 'follow-up');
}
