import type { ISODate } from '../calendar/date.ts';
import type { Instant } from '../lifecycle/items/common.ts';
import type { SettlementItem } from '../lifecycle/items/period.ts';
import { settlementKey } from '../lifecycle/names.ts';
import { decimal } from '../money/decimal.ts';
import type { Disclosed } from '../privacy/disclosed.ts';
import type { DisclosedSettlement } from '../privacy/trees/disclose-settlement.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { concernedByPayout, partyName } from './addressees.ts';
import { concerns, inLanguages, type NoticeContract } from './build.ts';
import { derivationIn } from './derivation.ts';
import type { Notice } from './notice.ts';
import {
  claimsOf,
  type Payments,
  paymentsOf,
  totalOf,
  vatCreditedIn,
  vatOf,
} from './payout-money.ts';
import type { NoticeWords } from './words.ts';

type PayoutNotice = {
  readonly contract: NoticeContract;
  readonly terms: Terms;
  /** Attested. */
  readonly item: SettlementItem;
  /** The settlement without small cells: the notice goes to people who see no persons. */
  readonly settlement: Disclosed<DisclosedSettlement>;
  /** The bank day on which it is to be paid, if the terms say so. */
  readonly dueDate?: ISODate | undefined;
  /** The hash of the head of the event chain. */
  readonly chainHead: string;
  readonly at: Instant;
};

/**
 * The payout notice that finance pays by: the payments with their keys, the total, what it is derived from,
 * who attested, and the hashes by which it can be checked. A key that is already paid marks a copy.
 */
export function payoutNotice(input: PayoutNotice): Notice {
  const { contract, terms, item, settlement, chainHead, at, dueDate } = input;
  const key = settlementKey(item);
  const payments = paymentsOf(item, contract.contractId);
  const claims = claimsOf(item);
  const parties = item.payers.flatMap(({ payer, recipients }) => [
    payer,
    ...recipients.map(({ party }) => party),
  ]);
  const to = concernedByPayout(terms, parties);
  return {
    noticeId: ['payout-issued', contract.contractId, key].join('.'),
    type: 'payout-issued',
    contractId: contract.contractId,
    at,
    to,
    subject: inLanguages((words, language) =>
      words.subject(words.payoutIssued, contract.title[language]),
    ),
    body: inLanguages((words, language) => [
      concerns(words, item),
      ...moneyLines(words, input, payments),
      words.total(totalOf(item), item.currency, vatOf(item)),
      ...(dueDate === undefined ? [] : [words.dueDate(dueDate)]),
      words.key(`${contract.contractId}.${key}`),
      words.derivation,
      ...derivationIn(settlement, terms, language),
      words.attested(item.attests.map(({ person }) => person.name)),
      words.hashes(item.file, chainHead),
    ]),
    payments,
    ...(claims.length === 0 ? {} : { claims }),
    parties: partiesIn(terms, [...parties, ...to.map(({ party }) => party)]),
    facts: {
      settlement: key,
      payable: item.payable,
      claimedBack: item.claimedBack,
      ...vatCreditedIn(item),
      currency: item.currency,
      settlementFile: item.file,
      chainHead,
      ...(dueDate === undefined ? {} : { dueDate }),
    },
  };
}

function partiesIn(terms: Terms, names: readonly string[]): NonNullable<Notice['parties']> {
  return Object.fromEntries(
    [...new Set(names)].map((party) => {
      const { organisationNumber } = terms.parties[party] ?? {};
      const number = organisationNumber === undefined ? {} : { organisationNumber };
      return [party, { name: partyName(terms, party), ...number }];
    }),
  );
}

function moneyLines(
  words: NoticeWords,
  { terms, item }: PayoutNotice,
  payments: Payments,
): string[] {
  const { currency } = item;
  const claims = item.payers.filter(({ claimedBack }) => decimal(claimedBack).greaterThan(0));
  return [
    ...payments.flatMap((payment) => {
      const { payer, recipient, paidIn } = payment;
      const names = { payer: partyName(terms, payer), recipient: partyName(terms, recipient) };
      return [
        words.payment({ ...payment, ...names }),
        ...(paidIn === undefined ? [] : [words.paidIn(paidIn, currency)]),
      ];
    }),
    ...claims.flatMap(({ payer, claimedBack: amount, vatCredited: vat, vatCredits = [] }) => [
      words.claim({ payer: partyName(terms, payer), amount, currency, vat }),
      ...vatCredits.map((credit) => words.vatCredit(credit, currency)),
    ]),
  ];
}

/** Tells whoever was told of a payout, or asked to attest it, that it is withdrawn before payment. */
export function payoutSupersededNotice(input: {
  contract: NoticeContract;
  terms: Terms;
  item: SettlementItem;
  reason: string;
  at: Instant;
}): Notice {
  const { contract, terms, item, reason, at } = input;
  const key = settlementKey(item);
  return {
    noticeId: ['payout-superseded', contract.contractId, key, item.file.slice(0, 12)].join('.'),
    type: 'payout-superseded',
    contractId: contract.contractId,
    at,
    to: concernedByPayout(terms, []),
    subject: inLanguages((words, language) =>
      words.subject(words.payoutSuperseded, contract.title[language]),
    ),
    body: inLanguages((words) => [words.supersededBody(key), words.because(reason)]),
    facts: { settlement: key, settlementFile: item.file, reason },
  };
}
