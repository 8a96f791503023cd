import { baselineOf } from '../../core/lifecycle/phases/signing.ts';
import { putOpen } from '../common/open-file.ts';
import { save } from '../common/save.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms, termsVersionOf } from '../common/terms.ts';
import { loadTransition } from '../common/transition.ts';
import type { Step } from '../step.ts';

/** Freezes what outcomes will be compared with, before anybody signs. What is frozen stays as it is. */
export const freezeBaseline: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const { contractId } = step;
  const { contract, transition, at } = await loadTransition(context, step);
  const version = await termsVersionOf(context, contract, step);
  const { terms, item } = await loadTerms(context, contractId, version);
  if (item.baselineHash !== undefined) return { outcome: 'frozen' };
  const imports = await context.store.list('import', contractId);

  const baselineHash = await putOpen(context, contractId, baselineOf(terms, item.hash, imports));

  await save(context, transition, {
    contractId,
    writes: [{ op: 'replace', item: { ...item, baselineHash } }],
    events: [
      {
        what: 'baseline-frozen',
        who: { system: 'workflow' },
        at,
        facts: { termsVersion: String(version), hash: baselineHash },
      },
    ],
    outbox: [],
  });
  return { outcome: 'frozen' };
};
