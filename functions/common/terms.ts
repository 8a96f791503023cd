import { WHOLE_CONTRACT } from '../../core/lifecycle/items/constants.ts';
import type { ContractItem, TermsItem } from '../../core/lifecycle/items/contract.ts';
import type { ReadTerms } from '../../core/terms/read.ts';
import { FindingsError } from '../errors.ts';
import type { StepContext } from '../step.ts';
import type { StepInput } from './step-input.ts';
import { readNeeded } from './transition.ts';

/** A version of the terms, as stored and as read. */
export type LoadedTerms = ReadTerms & { readonly item: TermsItem };

/**
 * A version of the terms, read from its file. What reads terms is loaded while the table and the files answer: a
 * cold function so waits for the longer of the two, not for both.
 *
 * @throws ItemNotFoundError; FindingsError if the file no longer reads, which the door does not let in.
 */
export async function loadTerms(
  context: Pick<StepContext, 'store' | 'files'>,
  contractId: string,
  termsVersion: number,
): Promise<LoadedTerms> {
  const loading = import('../../core/terms/remembered.ts');
  const item = await readNeeded(context, 'terms', contractId, { termsVersion });
  const bytes = await context.files.get('open', contractId, item.textFile);
  const { rememberedTerms } = await loading;
  const read = rememberedTerms(item.textFile, bytes);
  if (!read.ok) throw new FindingsError(read.findings);
  return { ...read.value, item };
}

/**
 * The version that a transition is about: that to be signed for a signing, the pinned one for a period that
 * is measured, else the one in force.
 */
export async function termsVersionOf(
  context: Pick<StepContext, 'store'>,
  contract: ContractItem,
  { contractId, periodId, purpose, revision }: StepInput,
): Promise<number> {
  if (purpose === 'onboarding' || purpose === 'amendment') return revision;
  if (periodId === WHOLE_CONTRACT) return contract.termsVersion;
  const period = await context.store.read('period', contractId, { periodId, revision });
  return period?.termsVersion ?? contract.termsVersion;
}
