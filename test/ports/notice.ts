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

const { payments: _, ...rest } = PAYOUT;

export const TASK: Notice = {
  ...rest,
  noticeId: 'task-waits.norrkoping-2016.t',
  type: 'task-waits',
};
