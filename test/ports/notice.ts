import type { Notice } from '../../core/notices/notice.ts';

/** A payout notice with everything that must be escaped. */
export const PAYOUT: Notice = {
  noticeId: 'payout-issued.norrkoping-2016.year_1.outcome-payment.r1',
  type: 'payout-issued',
  contractId: 'norrkoping-2016',
  at: '2026-01-31T23:30:00.000Z',
  to: [
    { party: 'kommunen', role: 'finance' },
    { party: 'leksell', role: 'investor' },
  ],
  subject: { sv: 'Utbetalningsavi: Barn & unga', en: 'Payout notice: Children & young' },
  body: {
    sv: ['Kommunen betalar <script>alert(1)</script>.', 'Förfallodag: 2026-02-28.'],
    en: ['The municipality pays.', 'Due on 2026-02-28.'],
  },
  payments: [
    {
      payer: 'kommunen',
      recipient: 'leksell "L"',
      amount: '4000000.50',
      currency: 'SEK',
      key: 'norrkoping-2016.year_1.outcome-payment.r1',
    },
  ],
  facts: { settlement: 'year_1.outcome-payment.r1' },
};

/** A payout with VAT, of which one payer pays in a currency of its own, and another claims something back. */
export const WITH_VAT: Notice = {
  ...PAYOUT,
  noticeId: 'payout-issued.norrkoping-2016.year_1.outcome-payment.r2',
  body: {
    ...PAYOUT.body,
    sv: [
      'Så är beloppet härlett:',
      'Totalt 9',
      '– en del',
      '– – dess grund',
      '– en annan',
      'Attesterat.',
    ],
  },
  payments: [
    {
      ...{ payer: 'kommunen', recipient: 'fond', amount: '2520000', currency: 'SEK' },
      ...{ vat: '630000', vatRate: '12.5 %', key: 'k.kommunen.fond' },
    },
    {
      ...{ payer: 'region', recipient: 'fond', amount: '1000000', currency: 'SEK', vat: '250000' },
      paidIn: { currency: 'EUR', amount: '87000', vat: '21750.5', rate: '0.087' },
      key: 'k.region.fond',
    },
  ],
  claims: [{ payer: 'kommunen', amount: '400', currency: 'SEK', vat: '50' }],
  parties: {
    kommunen: { name: 'Norrköpings kommun', organisationNumber: '212000-0456' },
    fond: { name: 'Fonden & Co' },
  },
  facts: { ...PAYOUT.facts, dueDate: '2026-03-02' },
};

const { payments: _, ...rest } = PAYOUT;

export const TASK: Notice = {
  ...rest,
  noticeId: 'task-waits.norrkoping-2016.t',
  type: 'task-waits',
};
