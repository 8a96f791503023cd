import { describe, expect, it } from 'vitest';
import { TASKS } from '../../../core/lifecycle/items/constants.ts';
import type { PeriodItem, SettlementItem } from '../../../core/lifecycle/items/period.ts';
import type { TaskItem } from '../../../core/lifecycle/items/work.ts';
import { Notice } from '../../../core/notices/notice.ts';
import { payoutNotice, payoutSupersededNotice } from '../../../core/notices/payout.ts';
import { resultDecidedNotice } from '../../../core/notices/result-decided.ts';
import { taskWaitsNotice } from '../../../core/notices/task-waits.ts';
import type { ResultDecision } from '../../../core/notices/words.ts';
import { discloseSettlement } from '../../../core/privacy/trees/disclose-settlement.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import { settle } from '../../../core/settlement/settle.ts';
import { AT, CONTRACT, contract, HASH, norrkoping, person, stored } from '../lifecycle/fixtures.ts';

const affair = { periodId: 'follow_up_1', purpose: 'verification', revision: 1 };

function task(rest: Partial<TaskItem> = {}): TaskItem {
  return {
    ...stored<TaskItem>({
      kind: 'task',
      contractId: CONTRACT,
      ...affair,
      taskId: 'follow_up_1.verification.r1.verify-outcome',
      workflow: 'outcome-verification',
      task: 'verify-outcome',
      party: 'lumell_associates',
      role: 'evaluator',
      state: 'open',
      attempt: 1,
      openedAt: AT,
      dueAt: '2019-03-03T22:59:59.999Z',
    }),
    ...rest,
  };
}

describe('a notice that a task waits', () => {
  it('says what, until when, and what happens otherwise, in both languages', () => {
    const notice = taskWaitsNotice({ task: task(), contract: contract(), at: AT });
    expect(notice).toMatchObject({
      noticeId: `task-waits.${CONTRACT}.follow_up_1.verification.r1.verify-outcome`,
      to: [{ party: 'lumell_associates', role: 'evaluator' }],
      subject: {
        sv: 'Ett utfall väntar på verifiering: Norrköping',
        en: 'An outcome waits for verification: Norrköping',
      },
    });
    expect(notice.body.en).toEqual([
      'Read the verification pack, then approve it, reject it, or ask a question.',
      'It concerns the period follow_up_1.',
      'It is to be done by 2019-03-03.',
      'Without a verdict nothing is paid for the period.',
      'Log in to Utfall to decide. Nothing is decided by opening a link.',
    ]);
    expect(notice.body.sv).toHaveLength(notice.body.en.length);
  });

  it.each(TASKS)('has words for %s, as a first notice and as a reminder', (kind) => {
    for (const type of ['task-waits', 'task-reminder'] as const) {
      const notice = taskWaitsNotice({
        task: task({ task: kind }),
        contract: contract(),
        at: AT,
        type,
      });
      expect(Notice.parse(notice)).toEqual(notice);
      for (const text of [...notice.body.sv, ...notice.body.en]) expect(text).toMatch(/\S\.$/);
      expect(notice.subject.sv).not.toBe(notice.subject.en);
    }
  });

  it('says that there is no deadline where there is none', () => {
    const { dueAt: _, ...open } = task();
    const notice = taskWaitsNotice({ task: open, contract: contract(), at: AT });
    expect(notice.body.sv).toContain('Villkoren anger ingen tidsfrist.');
  });

  it('keeps several notices about one task apart, and is the same bytes when made again', () => {
    const make = (occasion: string) =>
      taskWaitsNotice({ task: task(), contract: contract(), at: AT, occasion });
    expect(make('v2').noticeId).not.toBe(make('v3').noticeId);
    expect(JSON.stringify(make('v2'))).toBe(JSON.stringify(make('v2')));
  });
});

function settlement() {
  const settled = settle({
    terms: [{ version: 1, hash: HASH, terms: norrkoping }],
    facts: {
      ...NO_FACTS,
      asOf: '2021-01-01',
      capital: [{ capital: 'advanced', amount: '10000000' }],
      events: [{ event: 'delivery', state: 'accepted' }],
      metrics: [
        { metric: 'saving', value: '2500000' },
        { metric: 'school_results', value: '0' },
      ],
    },
    settled: [{ payer: 'norrkoping', amount: '4000000' }],
  });
  if (!settled.ok) throw new Error(JSON.stringify(settled.findings));
  const { entitled, payable, settled: settledBefore } = settled.value;
  const item = stored<SettlementItem>({
    kind: 'settlement',
    contractId: CONTRACT,
    periodId: 'follow_up_1',
    purpose: 'outcome-payment',
    revision: 1,
    state: 'attested',
    currency: 'SEK',
    entitled,
    settledBefore,
    payable,
    claimedBack: '0',
    payers: settled.value.payers.map(({ payer, recipients }) => ({
      payer,
      payable,
      claimedBack: '0',
      recipients: [...recipients],
    })),
    file: HASH,
    termsVersion: 1,
    ledgerSequence: 1,
    settledAt: AT,
    attests: ['anna', 'bo'].map((name) => ({ person: person(name), at: AT, hash: HASH })),
  });
  const disclosed = discloseSettlement({
    settlement: settled.value,
    settlementFile: HASH,
    settles: [],
    results: [],
    earlier: [],
    terms: norrkoping,
    below: 5,
  });
  return { item, settlement: disclosed };
}

describe('a payout notice', () => {
  const input = { contract: contract(), terms: norrkoping, chainHead: HASH, at: AT };

  it('says of a claim-back which VAT is credited, and of which payment at which rate', () => {
    const { item, settlement: disclosed } = settlement();
    const credit = { date: '2019-02-05', claimedBack: '400', rate: '12.5 %', vat: '50' };
    const payer = {
      ...{ payer: 'norrkoping', payable: '0', claimedBack: '400', recipients: [] },
      ...{ vatCredited: '50', vatCredits: [credit] },
    };
    const back = { ...item, payable: '0', claimedBack: '400', payers: [payer] };
    const notice = payoutNotice({ ...input, item: back, settlement: disclosed });
    expect(Notice.parse(notice)).toEqual(notice);
    expect(notice.facts).toMatchObject({ claimedBack: '400', vatCredited: '50' });
    const claim = { payer: 'norrkoping', amount: '400', currency: 'SEK', vat: '50' };
    expect(notice.claims).toEqual([claim]);
    const lines = (language: 'en' | 'sv') =>
      notice.body[language].slice(1, 3).map((line) => line.replace(/\s/g, ' '));
    expect(lines('en')).toEqual([
      'Norrköpings kommun claims back 400 SEK and 50 SEK VAT, 450 SEK in all.',
      'Of what was paid on 2019-02-05, 400 SEK is claimed back: 50 SEK VAT is credited, at 12.5 % as it was paid.',
    ]);
    expect(lines('sv')[1]).toBe(
      'Av det som betalades 2019-02-05 återkrävs 400 SEK: 50 SEK moms krediteras, med 12,5 % som när det betalades.',
    );
  });

  it('says what VAT adds, and what is paid instead in the payer’s own currency', () => {
    const { item, settlement: disclosed } = settlement();
    const [own] = item.payers;
    const [to] = own?.recipients ?? [];
    const payer = {
      ...{ payer: 'norrkoping', payable: item.payable, claimedBack: '0', vat: '375000' },
      vatRate: '25 %',
      paidIn: {
        ...{ currency: 'EUR', amount: '130500', vat: '32625', rate: '0.087' },
        ...{ source: 'Riksbanken', date: '2025-01-02' },
      },
      recipients: [
        {
          ...{ party: to?.party ?? '', amount: item.payable, vat: '375000' },
          paidIn: { currency: 'EUR', amount: '130500', vat: '32625' },
        },
      ],
    };
    const withVat = { ...item, payers: [payer] };
    const notice = payoutNotice({ ...input, item: withVat, settlement: disclosed });
    expect(Notice.parse(notice)).toEqual(notice);
    expect(notice.payments).toEqual([
      {
        payer: 'norrkoping',
        recipient: to?.party,
        amount: '1500000',
        currency: 'SEK',
        vat: '375000',
        vatRate: '25 %',
        paidIn: payer.paidIn,
        key: `${CONTRACT}.follow_up_1.outcome-payment.r1.norrkoping.${to?.party}`,
      },
    ]);
    expect(notice.body.en.slice(1, 4).map((line) => line.replace(/\s/g, ' '))).toEqual([
      'Norrköpings kommun pays 1,500,000 SEK and 375,000 SEK VAT, 1,875,000 SEK in all to Leksell Social Ventures AB.',
      'It is paid as 130,500 EUR and 32,625 EUR VAT, 163,125 EUR in all, at 0.087 EUR for each SEK by Riksbanken of 2025-01-02.',
      'Total to pay: 1,875,000 SEK, of which VAT 375,000 SEK.',
    ]);
    expect(notice.body.sv[2]).toContain(
      'med 0,087 EUR för varje SEK enligt Riksbanken den 2025-01-02',
    );
  });

  it('names payer, recipient, amount and key, and says how the amount is derived', () => {
    const notice = payoutNotice({ ...input, ...settlement(), dueDate: '2019-03-01' });
    const key = `${CONTRACT}.follow_up_1.outcome-payment.r1`;
    expect(notice.payments).toEqual([
      {
        payer: 'norrkoping',
        recipient: 'leksell_social_ventures',
        amount: '1500000',
        currency: 'SEK',
        key: `${key}.norrkoping.leksell_social_ventures`,
      },
    ]);
    expect(notice.body.sv.slice(0, 6)).toEqual([
      'Det gäller perioden follow_up_1.',
      'Norrköpings kommun betalar 1\u00a0500\u00a0000\u00a0SEK till Leksell Social Ventures AB.',
      'Summa att betala: 1\u00a0500\u00a0000\u00a0SEK.',
      'Förfallodag: 2019-03-01.',
      `Avräkningens nyckel: ${key}. En betalning med en nyckel som redan är betald är en kopia.`,
      'Så är beloppet härlett:',
    ]);
    const said = notice.body.sv.map((text) => text.replaceAll('\u00a0', ' '));
    expect(said).toEqual(
      expect.arrayContaining([
        '– – 40 % av 10 000 000 SEK = 4 000 000 SEK',
        '– – 60 % av 2 500 000 SEK = 1 500 000 SEK',
      ]),
    );
    expect(notice.body.sv.slice(-2)).toEqual([
      'Attesterat av anna och bo.',
      `Avräkning ${HASH}. Händelsekedjans huvud ${HASH}.`,
    ]);
    expect(notice.to).toContainEqual({ party: 'leksell_social_ventures', role: 'investor' });
    expect(notice.parties).toEqual({
      norrkoping: { name: 'Norrköpings kommun', organisationNumber: '212000-0456' },
      leksell_social_ventures: { name: 'Leksell Social Ventures AB' },
    });
    // Payers are called what people call them, also in the derivation.
    expect(said).toContain(
      'Norrköpings kommun ska betala 5 500 000 SEK − 4 000 000 SEK som redan är reglerat = 1 500 000 SEK',
    );
    expect(Notice.parse(notice)).toEqual(notice);
  });

  it('is told to the same people when the payout is withdrawn', () => {
    const notice = payoutSupersededNotice({ ...input, ...settlement(), reason: 'rättat' });
    expect(notice.type).toBe('payout-superseded');
    expect(notice.body.sv).toContain('Skäl: rättat');
    expect(notice.to).toContainEqual({ party: 'norrkoping', role: 'finance' });
  });
});

describe('a notice of a decided result', () => {
  const decisions: ResultDecision[] = [
    'verified',
    'rejected',
    'asked',
    'disputed',
    'upheld',
    'revised',
  ];
  const period = stored<PeriodItem>({
    kind: 'period',
    contractId: CONTRACT,
    periodId: 'follow_up_1',
    revision: 2,
    state: 'verified',
    from: '2018-01-01',
    to: '2018-12-31',
    dataDue: '2019-01-01',
    purpose: 'payment',
    packHash: HASH,
    objectionsUntil: '2019-02-22T22:59:59.999Z',
  });

  it.each(decisions)('has words for %s', (decision) => {
    const notice = resultDecidedNotice({
      contract: contract(),
      terms: norrkoping,
      period,
      decision,
      by: person('eva'),
      reason: 'därför',
      at: AT,
    });
    expect(Notice.parse(notice)).toEqual(notice);
    expect(notice.body.sv).toContain('Skäl: därför');
    const until = 'Objections can be raised until 2019-02-22.';
    expect(notice.body.en.includes(until)).toBe(decision === 'verified');
    const roles = notice.to.map(({ role }) => role);
    expect(roles.every((role) => role === 'project-owner')).toBe(decision === 'asked');
  });
});
