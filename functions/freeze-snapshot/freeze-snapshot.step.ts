import { dateOf } from '../../core/calendar/instant.ts';
import { measured } from '../../core/lifecycle/data/measure.ts';
import { importsFor, snapshotOf } from '../../core/lifecycle/data/snapshot.ts';
import { putFull } from '../common/open-file.ts';
import { save } from '../common/save.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTransition, readNeeded } from '../common/transition.ts';
import type { Step } from '../step.ts';

/** Freezes what a period's outcome is computed from, and lets verification begin. */
export const freezeSnapshot: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const { contractId, periodId, revision } = step;
  const { contract, transition, at } = await loadTransition(context, step, 'may be finished');
  if (transition.state === 'finished') return { outcome: transition.outcome };
  const { termsVersion } = contract;
  const [period, terms, imports, dues] = await Promise.all([
    readNeeded(context, 'period', contractId, { periodId, revision }),
    readNeeded(context, 'terms', contractId, { termsVersion }),
    context.store.list('import', contractId),
    context.store.list('due', contractId),
  ]);

  const snapshot = snapshotOf({
    period,
    terms,
    asOf: dateOf(at, contract.timeZone),
    imports: importsFor(imports, period),
  });

  const snapshotHash = await putFull(context, contractId, snapshot);
  const change = measured({ contract, transition, dues, at, period, snapshot, snapshotHash });
  // What is delivered or taken back meanwhile writes the head: then this step is run again, on what is there now.
  const writes = [...change.writes, { op: 'check' as const, item: contract }];
  await save(context, transition, { ...change, writes });
  return { outcome: 'measured' };
};
