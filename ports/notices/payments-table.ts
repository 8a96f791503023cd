import { decimal } from '../../core/money/decimal.ts';
import type { Notice } from '../../core/notices/notice.ts';
import type { Language } from '../../core/words/language.ts';
import { moneyText } from '../../core/words/numbers.ts';
import { escaped } from './html.ts';
import { type MoneyWords, moneyWords } from './money-words.ts';
import { type Cell, table } from './table.ts';

type Payment = NonNullable<Notice['payments']>[number];
type Claim = NonNullable<Notice['claims']>[number];

/** What whoever pays looks for first: who pays whom, how much with and without VAT, and the key. */
export function paymentsTable(notice: Notice, language: Language): string[] {
  const { payments = [] } = notice;
  if (payments.length === 0) return [];
  const words = moneyWords(language);
  const hasVat = payments.some(({ vat }) => vat !== undefined);
  const amounts = hasVat ? [words.amount, words.vat, words.toPay] : [words.toPay];
  const rows = payments.flatMap((payment) => [
    [
      { head: partyHtml(notice, payment.payer, words) },
      { text: partyHtml(notice, payment.recipient, words) },
      ...(hasVat ? [amountCell(payment, language), vatCell(payment, language)] : []),
      toPayCell(payment, language),
    ],
    [{ text: `${words.key}: ${escaped(payment.key)}`, across: 2 + amounts.length }],
  ]);
  return table({
    id: `payments-${language}`,
    caption: words.payments,
    columns: [words.payer, words.recipient, ...amounts],
    figuresFrom: 2,
    rows,
    foot: totals(payments, { hasVat, words, language }),
  });
}

/** What is claimed back stands in no payment. */
export function claimsTable(notice: Notice, language: Language): string[] {
  const { claims = [] } = notice;
  if (claims.length === 0) return [];
  const words = moneyWords(language);
  const money = (amount: string, { currency }: Claim) => ({
    figure: escaped(moneyText(amount, currency, language)),
  });
  return table({
    id: `claims-${language}`,
    caption: words.claims,
    columns: [words.claimant, words.amount, words.vatCredited, words.claimedBack],
    figuresFrom: 1,
    rows: claims.map((claim) => [
      { head: partyHtml(notice, claim.payer, words) },
      money(claim.amount, claim),
      money(claim.vat ?? '0', claim),
      money(plus(claim.amount, claim.vat), claim),
    ]),
  });
}

/** A party's name, and its organisation number where the terms have it. */
function partyHtml({ parties = {} }: Notice, party: string, words: MoneyWords): string {
  const { name = party, organisationNumber } = parties[party] ?? {};
  const number =
    organisationNumber === undefined
      ? ''
      : `<small>${words.number} ${escaped(organisationNumber)}</small>`;
  return `${escaped(name)}${number}`;
}

function amountCell({ amount, currency, paidIn }: Payment, language: Language): Cell {
  const own = paidIn && [moneyText(paidIn.amount, paidIn.currency, language)];
  return { figure: lines([...(own ?? []), moneyText(amount, currency, language)], own) };
}

function vatCell({ vat, vatRate, currency, paidIn }: Payment, language: Language): Cell {
  if (vat === undefined) return { figure: '–' };
  const own = paidIn && [moneyText(paidIn.vat ?? '0', paidIn.currency, language)];
  const rate =
    vatRate === undefined ? [] : [language === 'sv' ? vatRate.replace('.', ',') : vatRate];
  return { figure: lines([...(own ?? []), moneyText(vat, currency, language), ...rate], own) };
}

/** Where a payer pays in a currency of its own that is what is to be paid, and what it stands for is set beside. */
function toPayCell({ amount, vat, currency, paidIn }: Payment, language: Language): Cell {
  const inContract = moneyText(plus(amount, vat), currency, language);
  const own = paidIn && [moneyText(plus(paidIn.amount, paidIn.vat), paidIn.currency, language)];
  return { figure: lines([...(own ?? []), inContract], own ?? [inContract]) };
}

/** One below the other; the first in bold where it is what is paid. */
function lines(texts: readonly string[], paid: readonly string[] | undefined): string {
  const [first = '', ...rest] = texts.map(escaped);
  const top = paid === undefined ? first : `<strong>${first}</strong>`;
  return [top, ...rest].join('<br>');
}

function totals(
  payments: readonly Payment[],
  { hasVat, words, language }: { hasVat: boolean; words: MoneyWords; language: Language },
): Cell[] {
  const currency = payments[0]?.currency ?? '';
  const sum = (each: (payment: Payment) => string) => {
    const all = payments.reduce((total, payment) => total.plus(each(payment)), decimal('0'));
    return { figure: escaped(moneyText(all.toFixed(), currency, language)) };
  };
  const parts = hasVat ? [sum(({ amount }) => amount), sum(({ vat = '0' }) => vat)] : [];
  const isInOther = payments.some(({ paidIn }) => paidIn !== undefined);
  const head = isInOther ? words.totalIn(currency) : words.total;
  return [
    { head: escaped(head), across: 2 },
    ...parts,
    sum(({ amount, vat }) => plus(amount, vat)),
  ];
}

function plus(amount: string, vat: string | undefined): string {
  return decimal(amount)
    .plus(vat ?? '0')
    .toFixed();
}
