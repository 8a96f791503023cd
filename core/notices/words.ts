import type { KeepsPersons } from '../lifecycle/due/retention.ts';
import type { SettlementItem } from '../lifecycle/items/period.ts';
import type { TaskKind } from '../lifecycle/items/workflow.ts';
import type { DecimalText } from '../money/decimal.ts';
import type { Notice } from './notice.ts';

/** The sentences of one kind of task; each ends with a full stop. */
export type TaskWords = {
  /** What is to be done, as a heading. */
  readonly title: string;
  readonly what: string;
  /** What happens if nobody does it. */
  readonly otherwise: string;
};

type VatCredit = NonNullable<SettlementItem['payers'][number]['vatCredits']>[number];
type PaidIn = NonNullable<NonNullable<Notice['payments']>[number]['paidIn']>;

/** One payment, as its line in a notice is made of. */
export type PaymentWords = {
  readonly payer: string;
  readonly recipient: string;
  readonly amount: DecimalText;
  readonly currency: string;
  /** On top of the amount. */
  readonly vat?: DecimalText | undefined;
};

export type ResultDecision = 'verified' | 'rejected' | 'asked' | 'disputed' | 'upheld' | 'revised';

/** What notices say of the erasure of persons. */
export type ErasureWords = {
  readonly waits: string;
  readonly since: (date: string) => string;
  readonly keeps: Readonly<Record<KeepsPersons, string>>;
  readonly then: string;
  readonly erased: string;
  readonly what: string;
  readonly stays: string;
  readonly certificate: (hash: string) => string;
  readonly copies: string;
};

/** What notices say of data that came late for a period. */
export type LateWords = {
  readonly title: string;
  readonly what: string;
  /** The same, where a delivery was taken back. */
  readonly withdrawn: { readonly title: string; readonly what: string };
  /** The period is verified. */
  readonly decided: string;
  /** The evaluator has still to decide. */
  readonly undecided: string;
  readonly where: string;
};

/** Everything that notices say, in one language. */
export type NoticeWords = {
  readonly erasure: ErasureWords;
  readonly late: LateWords;
  readonly tasks: Readonly<Record<TaskKind, TaskWords>>;
  readonly subject: (title: string, contract: string) => string;
  readonly reminder: (title: string) => string;
  readonly concerns: (periodId: string, revision: number) => string;
  readonly wholeContract: string;
  readonly until: (date: string) => string;
  readonly noDeadline: string;
  readonly login: string;
  readonly payoutIssued: string;
  readonly payment: (payment: PaymentWords) => string;
  /** What is paid instead, in a payer's own currency. */
  readonly paidIn: (paidIn: PaidIn, contractCurrency: string) => string;
  readonly claim: (claim: Omit<PaymentWords, 'recipient'>) => string;
  /** The VAT of a part that is claimed back of one payment. */
  readonly vatCredit: (credit: VatCredit, currency: string) => string;
  /** What is to be paid in all, and how much of it is VAT. */
  readonly total: (amount: DecimalText, currency: string, vat?: DecimalText) => string;
  readonly dueDate: (date: string) => string;
  readonly key: (key: string) => string;
  readonly derivation: string;
  readonly attested: (names: readonly string[]) => string;
  readonly hashes: (settlement: string, chainHead: string) => string;
  readonly payoutSuperseded: string;
  readonly supersededBody: (key: string) => string;
  readonly because: (reason: string) => string;
  readonly decisions: Readonly<Record<ResultDecision, { title: string; what: string }>>;
  readonly decidedBy: (name: string) => string;
  readonly objectionsUntil: (date: string) => string;
  readonly packHash: (hash: string) => string;
};
