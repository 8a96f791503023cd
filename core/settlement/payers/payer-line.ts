import type { Explained } from '../../explain/explained.ts';
import { Decimal, decimal, ZERO } from '../../money/decimal.ts';
import { readQuantity } from '../../terms/quantity.ts';
import type { Payer, SettlementRules } from '../../terms/shape/settlement.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import type { PayerLine, SettledAmount } from '../settlement.ts';
import { paidFor } from './paid-for.ts';
import { onPayment, ruleOf } from './paid-in.ts';
import type { Due, Recipients } from './recipients.ts';
import { vatCredit } from './vat-credit.ts';

/**
 * What one payer owes now: its share of the entitlement to date less what it has settled. A negative
 * difference is never a payment: it is netted in the next one, or claimed back where the terms say so, and is
 * never more than what the payer has settled, less what it has claimed back before.
 */
export function payerLine(input: {
  readonly payer: string;
  readonly share: Figure;
  readonly settled: readonly SettledAmount[];
  readonly negative: SettlementRules['negative'];
  readonly final: boolean;
  readonly recipients: Recipients;
  readonly parts: Due['parts'];
  readonly all: Due['all'];
  /** The payer as the terms have it; nothing for one that an amendment took away. */
  readonly written: Payer | undefined;
  readonly rounding: SettlementRules['rounding'];
}): PayerLine {
  const { payer, share, negative, final, recipients } = input;
  const entitled = share.value ?? ZERO;
  const before = input.settled.filter((amount) => amount.payer === payer);
  const settled = before.reduce((sum, { amount }) => sum.plus(decimal(amount)), ZERO);
  const difference = entitled.minus(settled);
  // Nobody gives back what was never received: an entitlement below zero owes back no more than was settled.
  const over = Decimal.max(ZERO, settled.minus(Decimal.max(ZERO, entitled)));
  const claimsBack = negative?.claimBack === 'at once' || (negative?.claimBack === 'end' && final);
  const payable = Decimal.max(ZERO, difference);
  const claimedBack = claimsBack ? over : ZERO;
  const payments = paidFor({
    ...{ parts: input.parts, settled: before },
    amount: payable.minus(claimedBack),
    unit: readQuantity(input.rounding.to).value.toFixed(),
  });
  return {
    payer,
    entitled: entitled.toFixed(),
    settled: settled.toFixed(),
    payable: payable.toFixed(),
    carried: (claimsBack ? ZERO : over).toFixed(),
    claimedBack: claimedBack.toFixed(),
    ...onPayment(input.written, {
      payable,
      rounding: input.rounding,
      recipients: recipients({ entitled, settled, payable, parts: input.parts, all: input.all }),
    }),
    ...vatCredit(before, { claimedBack, rounding: ruleOf(input.rounding) }),
    ...(payments === undefined ? {} : { payments }),
    explained: explained(payer, { share, settled, payable }),
  };
}

function explained(
  payer: string,
  { share, settled, payable }: { share: Figure; settled: Decimal; payable: Decimal },
): Explained {
  const { unit } = share.explained;
  const before = makeFigure({ formula: 'settled', name: payer, value: settled, unit });
  const inputs = [share, before];
  const facts = share.value?.lessThan(ZERO) ? { facts: { owedBack: 'settled at most' } } : {};
  const node = { formula: 'payable' as const, name: payer, value: payable, unit, inputs };
  return makeFigure({ ...node, ...facts }).explained;
}
