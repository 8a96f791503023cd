import type { PeriodItem } from '../../core/lifecycle/items/period.ts';
import { newestVerified } from '../../core/lifecycle/payout/payout.ts';
import type { VerificationPack } from '../../core/lifecycle/verdict/pack.ts';
import type { ResultFile } from '../../core/lifecycle/verdict/result-file.ts';
import type { RevisedMoney } from '../../core/lifecycle/verdict/revisions.ts';
import type { SettleInput } from '../../core/settlement/settle.ts';
import { basisToDate } from '../common/settling.ts';
import type { StepWork } from '../common/transition.ts';
import { FindingsError } from '../errors.ts';
import type { StepContext } from '../step.ts';

type Preview = VerificationPack['preview'];

/** The settlement that an approval would lead to today, and how far it hangs on the missing; or why there is none. */
export async function preview(
  context: StepContext,
  work: StepWork,
  measured: { period: PeriodItem; result: ResultFile },
): Promise<Preview> {
  const loading = Promise.all([
    import('../common/settle-on.ts'),
    import('../../core/outcomes/tipping/tipping-points.ts'),
  ]);
  try {
    const basis = await basisWith(context, work, measured.period);
    const [{ settleOn }, { tippingPoints }] = await loading;
    const settlement = settleOn(basis);
    const outcomes = measured.result.evaluation?.metrics ?? [];
    return { settlement, tippingPoints: tippingPoints({ ...basis, outcomes }) };
  } catch (error) {
    if (error instanceof FindingsError) return { findings: error.findings };
    throw error;
  }
}

/**
 * What a corrected revision changes in money: the entitlement to date, did the earlier one stand, and with the new one.
 * Everything else is as it is today. Undefined where one of them cannot be settled.
 */
export async function moneyBeside(
  context: StepContext,
  work: StepWork,
  { shown, earlier }: { shown: Preview; earlier: PeriodItem },
): Promise<RevisedMoney | undefined> {
  if (!('settlement' in shown)) return undefined;
  const { currency, entitled } = shown.settlement;
  const loading = Promise.all([
    import('../common/settle-on.ts'),
    import('../../core/lifecycle/verdict/revisions.ts'),
  ]);
  try {
    const basis = await basisWith(context, work, earlier);
    const [{ settleOn }, { moneySideBySide }] = await loading;
    const { entitled: was } = settleOn(basis);
    return moneySideBySide(currency, { was, is: entitled });
  } catch (error) {
    if (error instanceof FindingsError) return undefined;
    throw error;
  }
}

/** Everything verified to date, with this revision of its period. */
async function basisWith(
  context: StepContext,
  { contract, at }: StepWork,
  period: PeriodItem,
): Promise<SettleInput> {
  const periods = await periodsWith(context, period);
  const why = `preview of ${period.periodId}`;
  return basisToDate(context, { contract, periods, at, final: false, why });
}

/** The periods that a preview settles: those that are verified, and this revision of its own. */
export async function periodsWith(
  { store }: Pick<StepContext, 'store'>,
  period: PeriodItem,
): Promise<PeriodItem[]> {
  const periods = await store.list('period', period.contractId);
  const others = newestVerified(periods).filter(({ periodId }) => periodId !== period.periodId);
  return [...others, period];
}
