import { DEFAULT_TIME_ZONE, dateOf } from '../../core/calendar/instant.ts';
import type { Notice } from '../../core/notices/notice.ts';
import { LANGUAGES, type Language } from '../../core/words/language.ts';
import { moneyText } from '../../core/words/numbers.ts';
import { roleName } from '../../core/words/roles.ts';
import { escaped, PAGE_STYLE } from './html.ts';

type Payment = NonNullable<Notice['payments']>[number];

type PageWords = {
  to: string;
  date: string;
  contract: string;
  payments: string;
  payer: string;
  recipient: string;
  amount: string;
  vat: string;
  key: string;
  id: string;
};

const WORDS: Readonly<Record<Language, PageWords>> = {
  sv: {
    to: 'Till',
    date: 'Datum',
    contract: 'Kontrakt',
    payments: 'Betalningar',
    payer: 'Betalare',
    recipient: 'Mottagare',
    amount: 'Belopp',
    vat: 'moms',
    key: 'Nyckel',
    id: 'Meddelandets beteckning',
  },
  en: {
    to: 'To',
    date: 'Date',
    contract: 'Contract',
    payments: 'Payments',
    payer: 'Payer',
    recipient: 'Recipient',
    amount: 'Amount',
    vat: 'VAT',
    key: 'Key',
    id: 'Notice id',
  },
};

/**
 * A notice as a page for people: Swedish first, then English. The same notice is always the same bytes. No script,
 * no link and nothing loaded from elsewhere, so that it can be kept as a record.
 */
export function noticePage(notice: Notice): string {
  return `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(notice.subject.sv)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
${LANGUAGES.map((language) => section(notice, language)).join('\n')}
</main>
</body>
</html>
`;
}

/** One heading of the first rank per page, the Swedish one. */
function section(notice: Notice, language: Language): string {
  const heading = language === 'sv' ? 'h1' : 'h2';
  const lines = [
    `<section lang="${language}" aria-labelledby="subject-${language}">`,
    `<${heading} id="subject-${language}">${escaped(notice.subject[language])}</${heading}>`,
    facts(notice, language),
    ...notice.body[language].map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...(notice.payments?.length ? [paymentsTable(notice.payments, language)] : []),
    '</section>',
  ];
  return lines.join('\n');
}

function facts(notice: Notice, language: Language): string {
  const words = WORDS[language];
  const recipients = notice.to.map(({ party, role }) => `${party} (${roleName(role, language)})`);
  const rows: [string, string][] = [
    [words.contract, notice.contractId],
    [words.to, recipients.join(', ')],
    [words.date, dateOf(notice.at, DEFAULT_TIME_ZONE)],
    [words.id, notice.noticeId],
  ];
  const items = rows.map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`);
  return `<dl>\n${items.join('\n')}\n</dl>`;
}

/** The amount of a payment, the VAT on top, and what is paid instead in the payer's own currency. */
function moneyIn(
  { amount, currency, vat, paidIn }: Payment,
  words: PageWords,
  language: Language,
): string[] {
  const vatLine = (each: string | undefined, unit: string) =>
    each === undefined ? [] : [`${words.vat} ${moneyText(each, unit, language)}`];
  const inCurrency = paidIn && [
    `= ${moneyText(paidIn.amount, paidIn.currency, language)}`,
    ...vatLine(paidIn.vat, paidIn.currency),
  ];
  return [moneyText(amount, currency, language), ...vatLine(vat, currency), ...(inCurrency ?? [])];
}

function paymentsTable(payments: NonNullable<Notice['payments']>, language: Language): string {
  const words = WORDS[language];
  const columns = [words.payer, words.recipient, words.amount, words.key];
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const rows = payments.map((payment) => {
    const { payer, recipient, key } = payment;
    const money = moneyIn(payment, words, language).map(escaped).join('<br>');
    const [who, whom, which] = [payer, recipient, key].map(escaped);
    return `<tr><th scope="row">${who}</th><td>${whom}</td><td class="amount">${money}</td><td>${which}</td></tr>`;
  });
  return [
    '<div class="wide" role="region" tabindex="0" ' +
      `aria-labelledby="payments-${language}">\n<table>`,
    `<caption id="payments-${language}">${words.payments}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>\n${rows.join('\n')}\n</tbody>`,
    '</table>\n</div>',
  ].join('\n');
}
