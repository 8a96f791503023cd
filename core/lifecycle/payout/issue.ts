import { bankDayOnOrAfter } from '../../calendar/bank-days.ts';
import type { ISODate } from '../../calendar/date.ts';
import { addSpan } from '../../calendar/span.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Change } from '../change.ts';
import type { Instant } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { SettlementItem } from '../items/period.ts';
import type { TaskItem } from '../items/work.ts';
import { settlementKey } from '../names.ts';
import { retireTask } from '../tasks/finish.ts';

type Parts = Pick<Change, 'writes' | 'events' | 'outbox'>;

/**
 * The day on which an attested payment is due: a bank day.
 *
 * @example paymentDueDate(terms, '2026-12-01') // → '2027-01-04', with `dueWithin: 30 days`
 */
export function paymentDueDate(terms: Terms, attestedOn: ISODate): ISODate | undefined {
  const within = terms.payout?.dueWithin;
  return within === undefined ? undefined : bankDayOnOrAfter(addSpan(attestedOn, within));
}

/**
 * Issues an attested settlement. From here it counts as settled, whatever becomes of the payment. The notice's
 * bytes are kept at the first issue; a later one, after the bank rejected the payment, sends the same.
 */
export function issueSettlement(input: {
  contract: ContractItem;
  settlement: SettlementItem;
  at: Instant;
  noticeFile: string;
}): Parts {
  const { contract, settlement, noticeFile, at } = input;
  const key = settlementKey(settlement);
  return {
    writes: [
      {
        op: 'replace',
        item: {
          ...settlement,
          state: 'issued',
          noticeFile,
          issuedAt: settlement.issuedAt ?? at,
        },
      },
      { op: 'check', item: contract },
    ],
    events: [
      {
        what: 'payout-issued',
        who: { system: 'workflow' },
        at,
        facts: { settlement: key, payable: settlement.payable, noticeFile },
      },
    ],
    outbox: [
      {
        outboxId: `notice.payout.${key}.v${settlement.version}`,
        message: { what: 'notice', file: noticeFile, type: 'payout-issued' },
      },
    ],
  };
}

export type Confirmation = 'paid' | 'rejected' | 'unknown';

/**
 * What finance says of the payment. `paid` equals the notice, which is the only amount that there is;
 * `rejected` by the bank goes back to be issued again; `unknown` stays issued in every respect but its name,
 * and the question stays open for a person. Where the question stays, its task makes room for being asked anew.
 */
export function confirmPayment(input: {
  settlement: SettlementItem;
  at: Instant;
  task: TaskItem;
}): { outcome: Confirmation } & Pick<Change, 'writes' | 'events'> {
  const { settlement, task, at } = input;
  const { decision } = task;
  const outcome = confirmationOf(decision?.choice);
  const by = decision?.by ?? { issuer: '', subject: '', name: '' };
  const { reference, reason } = decision ?? {};
  const key = settlementKey(settlement);
  const said = {
    ...(reference === undefined ? {} : { reference }),
    ...(reason === undefined ? {} : { reason }),
  };
  return {
    outcome,
    writes: [
      { op: 'replace', item: confirmed(settlement, outcome, task, at) },
      ...(outcome === 'paid' ? [] : [retireTask(task, outcome)]),
    ],
    events: [
      {
        what: `payment-${outcome}`,
        who: by,
        at,
        facts: { settlement: key, ...said },
      },
    ],
  };
}

function confirmed(
  settlement: SettlementItem,
  outcome: Confirmation,
  { decision }: TaskItem,
  at: Instant,
): SettlementItem {
  switch (outcome) {
    case 'paid':
      return {
        ...settlement,
        state: 'paid',
        paidAt: decision?.at ?? at,
        ...(decision ? { confirmedBy: decision.by } : {}),
        ...(decision?.reference === undefined ? {} : { paymentReference: decision.reference }),
      };
    case 'rejected':
      return { ...settlement, state: 'attested' };
    case 'unknown':
      return { ...settlement, state: 'unknown' };
  }
}

function confirmationOf(choice: string | undefined): Confirmation {
  if (choice === 'paid' || choice === 'rejected' || choice === 'unknown') return choice;
  throw new RangeError(`A payment cannot be confirmed by "${choice}"`);
}
