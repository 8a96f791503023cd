import { decimal } from '../../money/decimal.ts';
import type { NoticeWords, PaymentWords } from '../../notices/words.ts';
import { moneyText } from '../numbers.ts';
import { erasureWords } from './privacy.ts';

/** What notices say, in English. */
export const noticeWords: NoticeWords = {
  erasure: erasureWords,
  late: {
    title: 'Data came late for a period',
    what: 'Data were delivered that differ from what the result is computed from, or add to it. Nothing is changed by them.',
    withdrawn: {
      title: 'A delivery was taken back after a period was frozen',
      what: 'A delivery was taken back, so that other days of some persons would count than did with it. Nothing is changed in the result.',
    },
    decided:
      'If they should count, the project owner corrects the period: it is collected and verified anew, and the difference is settled.',
    undecided:
      'The evaluator has not decided yet: if they should count, the result can be rejected, and is then collected anew.',
    where: 'Log in to Utfall to see how many persons and rows differ, and what they would change.',
  },
  tasks: {
    'sign-terms': {
      title: 'Terms wait for your signature',
      what: 'Read the terms and accept their hash, or decline with a reason.',
      otherwise: 'Until every party has signed, the terms do not come into force.',
    },
    'report-delivery': {
      title: 'A delivery report is asked for',
      what: 'Report that the intervention has been delivered.',
      otherwise:
        'Until it is reported, the delivery cannot be accepted and nothing is paid for it.',
    },
    'accept-delivery': {
      title: 'A delivery waits for acceptance',
      what: 'Accept the reported delivery, or decline it with a reason.',
      otherwise: 'Until it is accepted, nothing that depends on the delivery is paid.',
    },
    'deliver-data': {
      title: 'Follow-up data are asked for',
      what: 'Deliver the observations of the period, then say that the delivery is complete.',
      otherwise: 'Without data the period is not measured and nothing is paid for it.',
    },
    'verify-outcome': {
      title: 'An outcome waits for verification',
      what: 'Read the verification pack, then approve it, reject it, or ask a question.',
      otherwise: 'Without a verdict nothing is paid for the period.',
    },
    'answer-objection': {
      title: 'An objection waits for an answer',
      what: 'Read the objection, then uphold the result or decide that it is to be revised.',
      otherwise: 'While the period is disputed, nothing is paid for it.',
    },
    arbitrate: {
      title: 'A dispute waits for the arbiter',
      what: 'Read the result and the objection, then uphold the result or order a revision.',
      otherwise: 'While the period is disputed, nothing is paid for it.',
    },
    attest: {
      title: 'A payout waits for attest',
      what: 'Read the settlement and its derivation, then attest it or refuse with a reason.',
      otherwise: 'Without all attests nothing is paid.',
    },
    'confirm-payment': {
      title: 'A payment waits for confirmation',
      what: 'Say whether the bank carried out, rejected, or has not answered for the payment.',
      otherwise: 'Until then the settlement stays issued and no other payout is made.',
    },
  },
  subject: (title, contract) => `${title}: ${contract}`,
  reminder: (title) => `Reminder: ${lowerFirst(title)}`,
  concerns: (periodId, revision) =>
    revision === 1
      ? `It concerns the period ${periodId}.`
      : `It concerns the period ${periodId}, revision ${revision}.`,
  wholeContract: 'It concerns the whole contract.',
  until: (date) => `It is to be done by ${date}.`,
  noDeadline: 'The terms set no deadline.',
  login: 'Log in to Utfall to decide. Nothing is decided by opening a link.',
  payoutIssued: 'Payout notice',
  payment: ({ payer, recipient, amount, currency, vat }) =>
    `${payer} pays ${moneyWithVat({ amount, vat, currency })} to ${recipient}.`,
  paidIn: ({ currency, amount, vat, rate, source, date }, contractCurrency) =>
    `It is paid as ${moneyWithVat({ amount, vat, currency })}, at ${rate} ${currency} for each ` +
    `${contractCurrency}${source === undefined ? '' : ` by ${source}`}${date === undefined ? '' : ` of ${date}`}.`,
  claim: ({ payer, amount, currency, vat }) =>
    `${payer} claims back ${moneyWithVat({ amount, vat, currency })}.`,
  vatCredit: ({ claimedBack, rate, date, vat }, currency) =>
    `Of what was paid${date === undefined ? '' : ` on ${date}`}, ${moneyText(claimedBack, currency, 'en')} is claimed back: ` +
    `${moneyText(vat, currency, 'en')} VAT is credited${rate === undefined ? '' : `, at ${rate} as it was paid`}.`,
  total: (amount, currency, vat) =>
    `Total to pay: ${moneyText(amount, currency, 'en')}` +
    `${vat === undefined ? '' : `, of which VAT ${moneyText(vat, currency, 'en')}`}.`,
  dueDate: (date) => `Due date: ${date}.`,
  key: (key) =>
    `Key of the settlement: ${key}. A payment with a key that is already paid is a copy.`,
  derivation: 'How the amount is derived:',
  attested: (names) => `Attested by ${list(names, 'and')}.`,
  hashes: (settlement, chainHead) =>
    `Settlement ${settlement}. Head of the event chain ${chainHead}.`,
  payoutSuperseded: 'A payout is withdrawn before payment',
  supersededBody: (key) => `The settlement ${key} is not to be paid. A new one replaces it.`,
  because: (reason) => `Reason: ${reason}`,
  decisions: {
    verified: { title: 'A result is verified', what: 'The evaluator approved the result.' },
    rejected: {
      title: 'A result is rejected',
      what: 'The evaluator rejected the result. The period is measured again.',
    },
    asked: { title: 'The evaluator asks a question', what: 'The result waits for an answer.' },
    disputed: { title: 'A result is disputed', what: 'An objection was raised in the window.' },
    upheld: { title: 'A result is upheld', what: 'The result stands after the objection.' },
    revised: {
      title: 'A result is to be revised',
      what: 'The objection was accepted. The period is measured again.',
    },
  },
  decidedBy: (name) => `By ${name}.`,
  objectionsUntil: (date) => `Objections can be raised until ${date}.`,
  packHash: (hash) => `Verification pack ${hash}.`,
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function list(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** An amount, with what VAT adds to it. */
function moneyWithVat({
  amount,
  vat,
  currency,
}: Pick<PaymentWords, 'amount' | 'vat' | 'currency'>) {
  const money = (each: string) => moneyText(each, currency, 'en');
  if (vat === undefined) return money(amount);
  const total = decimal(amount).plus(decimal(vat)).toFixed();
  return `${money(amount)} and ${money(vat)} VAT, ${money(total)} in all`;
}
