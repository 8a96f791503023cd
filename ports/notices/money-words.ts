import type { Language } from '../../core/words/language.ts';

const sv = {
  payments: 'Betalningar',
  payer: 'Betalare',
  recipient: 'Mottagare',
  amount: 'Belopp utan moms',
  vat: 'Moms',
  toPay: 'Att betala',
  key: 'Betalningens nyckel',
  number: 'org.nr',
  total: 'Summa',
  totalIn: (currency: string) => `Summa, räknad i ${currency}`,
  claims: 'Återkrav',
  claimant: 'Återkrävs av',
  vatCredited: 'Moms som krediteras',
  claimedBack: 'Att få tillbaka',
};

export type MoneyWords = typeof sv;

const en: MoneyWords = {
  payments: 'Payments',
  payer: 'Payer',
  recipient: 'Recipient',
  amount: 'Amount without VAT',
  vat: 'VAT',
  toPay: 'To pay',
  key: 'Key of the payment',
  number: 'org. no.',
  total: 'Total',
  totalIn: (currency) => `Total, counted in ${currency}`,
  claims: 'Claimed back',
  claimant: 'Claimed back by',
  vatCredited: 'VAT credited',
  claimedBack: 'To get back',
};

/** The words of a notice's tables of money. */
export function moneyWords(language: Language): MoneyWords {
  return language === 'sv' ? sv : en;
}
