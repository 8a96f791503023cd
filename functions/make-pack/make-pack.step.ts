import { EVENTS_CHAIN } from '../../core/lifecycle/chain/chain.ts';
import { together } from '../../core/lifecycle/change.ts';
import type { PeriodItem, ResultItem } from '../../core/lifecycle/items/period.ts';
import type { VerificationPack } from '../../core/lifecycle/verdict/pack.ts';
import type { ResultFile } from '../../core/lifecycle/verdict/result-file.ts';
import type { DisclosedPack } from '../../core/privacy/disclose-pack.ts';
import type { Disclosed } from '../../core/privacy/disclosed.ts';
import type { DisclosedResult } from '../../core/privacy/tables/disclosed-result.ts';
import type { Terms } from '../../core/terms/shape/terms.ts';
import { disclosedSettlement } from '../common/disclosing.ts';
import { frozenPeriod } from '../common/frozen-period.ts';
import { putFull, putOpen, readDisclosed, readFull } from '../common/open-file.ts';
import { save } from '../common/save.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms } from '../common/terms.ts';
import { loadTransition, readNeeded } from '../common/transition.ts';
import type { Step, StepContext } from '../step.ts';
import { earlierRevision } from './earlier-revision.ts';
import { moneyBeside, periodsWith, preview } from './preview.ts';

/**
 * Makes the verification pack: exactly what the evaluator is shown and, by its hash, what they approve. A pack
 * that was made is never made anew for the same revision.
 */
export const makePack: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const { contractId, periodId, revision } = step;
  const loading = Promise.all([
    import('../../core/lifecycle/verdict/pack.ts'),
    import('../../core/lifecycle/verdict/revision-rows.ts'),
  ]);
  const work = await loadTransition(context, step, 'may be finished');
  const { contract, transition, at } = work;
  const { period, snapshot, snapshotHash } = await frozenPeriod(context, step);
  if (period.packHash !== undefined) return { outcome: 'packed', pack: period.packHash };
  const [result, { terms }, head] = await Promise.all([
    readNeeded(context, 'result', contractId, { periodId, revision }),
    loadTerms(context, contractId, snapshot.termsVersion),
    context.store.read('chain', contractId, { chain: EVENTS_CHAIN }),
  ]);

  const resultFile = await readFull<ResultFile>(context, contractId, result.file);
  const shown = await preview(context, work, { period, result: resultFile });
  const earlier = await earlierRevision(context, period);
  const money = earlier && (await moneyBeside(context, work, { shown, earlier: earlier.period }));
  const [{ verificationPack }, { revisionsOf }] = await loading;
  const pack = verificationPack({
    period,
    snapshot,
    snapshotHash,
    resultFile: result.file,
    result: resultFile,
    verification: terms.verification,
    preview: shown,
    revisions: earlier && revisionsOf(earlier, resultFile, money),
    chainHead: head,
  });

  const packHash = await putFull(context, contractId, pack);
  const disclosedPack = await putOpen(
    context,
    contractId,
    await disclosed(context, { pack, packHash, period, terms, result, before: earlier?.disclosed }),
  );
  const facts = { period: periodId, revision: String(revision), pack: packHash, disclosedPack };
  // The head is written as it was: of a pack and a result at once, one is disclosed in the light of the other.
  const asItWas = { op: 'replace' as const, item: contract };
  const change = {
    writes: [{ op: 'replace' as const, item: { ...period, packHash, disclosedPack } }, asItWas],
    events: [{ what: 'pack-made', who: { system: 'workflow' as const }, at, facts }],
  };
  await save(context, transition, together(contractId, [change]));
  return { outcome: 'packed', pack: packHash };
};

/** The pack without small cells. @throws RangeError for a result that was never disclosed: a fault in the program */
async function disclosed(
  context: StepContext,
  input: {
    pack: VerificationPack;
    packHash: string;
    period: PeriodItem;
    terms: Terms;
    result: ResultItem;
    before: Disclosed<DisclosedResult> | undefined;
  },
): Promise<Disclosed<DisclosedPack>> {
  const loading = import('../../core/privacy/disclose-pack.ts');
  const { pack, packHash, period, terms, result, before } = input;
  const { contractId, disclosedFile } = result;
  if (disclosedFile === undefined) throw new RangeError(`${contractId} has an undisclosed result`);
  const { preview: shown } = pack;
  const settlement =
    'settlement' in shown
      ? await disclosedSettlement(context, {
          settlement: shown.settlement,
          settlementFile: packHash,
          periods: await periodsWith(context, period),
          terms,
        })
      : undefined;
  const { disclosePack } = await loading;
  return disclosePack({
    pack,
    packFile: packHash,
    result: await readDisclosed<DisclosedResult>(context, contractId, disclosedFile),
    before,
    settlement,
  });
}
