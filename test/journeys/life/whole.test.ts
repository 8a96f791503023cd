import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDITOR, castOf } from '../../../local/demo/cast.ts';
import { enrolmentsCsv, observationsCsv } from '../../../local/demo/data/rows.ts';
import { openTheatre, type Theatre } from '../theatre.ts';
import { rowsFor, settled } from './acts.ts';
import { account, expectBooksInOrder } from './books.ts';
import { claimsPay, eventsOf, fallOf, norrkopingPays, saving } from './recompute.ts';
import { expectEverybodyTold, expectNobodyNamed, expectNothingOpen } from './traces.ts';

/** What each contract is to have paid in the end, as published or as its data give. */
const CONTRACTS = [
  {
    slug: 'norrkoping-2016',
    paid: 8_332_320,
    recomputed: (theatre: Theatre) => {
      const years = ['follow_up_1', 'follow_up_2'].map((id) => csvOf(theatre, id));
      return norrkopingPays(
        7_500_000,
        years.map((csv) => saving(csv, enrolledIn(theatre))),
      );
    },
    settlements: [
      'contract.delivery.r1 reconciled 3000000',
      'follow_up_1.outcome-payment.r1 reconciled 2452320',
      'follow_up_2.outcome-payment.r1 reconciled 2880000',
    ],
  },
  {
    slug: 'peterborough',
    paid: 5_775_000,
    recomputed: (theatre: Theatre) => {
      const [first, second] = ['first_result', 'final_result'].map((id) =>
        eventsOf(csvOf(theatre, id), enrolledIn(theatre)),
      );
      if (!first || !second) throw new Error('two cohorts');
      // Neither cohort falls by 10 %, so nothing is paid before both are taken together.
      expect([fallOf(first), fallOf(second)]).toEqual([84, 96]);
      const pooled = fallOf({
        treatment: first.treatment + second.treatment,
        comparison: first.comparison + second.comparison,
      });
      // 12.5 % at 7.5 %, rising by 2 for each 1 % more.
      return 5_000_000 + (5_000_000 * (125 + 2 * (pooled - 75))) / 1000;
    },
    settlements: ['contract.final.r1 reconciled 5775000'],
  },
  {
    slug: 'reboot-west',
    paid: 1_871_540,
    recomputed: (theatre: Theatre) => {
      const years = ['year_1', 'year_2', 'year_3', 'year_4'].map((id) => csvOf(theatre, id));
      const worth = claimsPay(years, theatre.contract.text);
      expect(worth).toEqual([473_220, 576_510, 533_940, 287_870]);
      return worth.reduce((total, year) => total + year, 0);
    },
    settlements: [
      'year_1.outcome-payment.r1 reconciled 473220',
      'year_2.outcome-payment.r1 reconciled 576510',
      'year_3.outcome-payment.r1 reconciled 533940',
      'year_4.outcome-payment.r1 reconciled 287870',
    ],
  },
] as const;

describe.each(CONTRACTS)('$slug from draft to close', ({ slug, paid, recomputed, settlements }) => {
  let theatre: Theatre;
  beforeAll(async () => {
    theatre = await openTheatre(slug);
    await theatre.story.begin();
    await theatre.story.play();
  });
  afterAll(() => theatre.close());

  it('pays exactly what its data give', async () => {
    expect(recomputed(theatre)).toBe(paid);
    expect(await settled(theatre)).toEqual(settlements);
    expect(await account(theatre, 'entitlement')).toBe(paid);
  });

  it('keeps its books, and leaves nothing to do', async () => {
    await expectBooksInOrder(theatre);
    await expectNothingOpen(theatre);
  });

  it('has told everybody for whom something waited, and what was paid', async () => {
    await expectEverybodyTold(theatre);
  });

  it('names no participant outside the person zone', async () => {
    await expectNobodyNamed(theatre);
  });

  it('erases its persons two years later, and its books are in order still', async () => {
    const { stage, contract } = theatre;
    const contractId = contract.slug;
    const auditor = stage.as(AUDITOR.subject);
    const { due } = await auditor.listDue({ contractId });
    await stage.clock.advanceClock({ body: { to: due[0]?.at ?? '' } });
    await theatre.sweep();
    expect((await auditor.readErasure({ contractId })).erasure).toMatchObject({ state: 'done' });
    const { imports } = await auditor.listImports({ contractId });
    const evaluator = castOf(contract.terms).find(({ role }) => role === 'evaluator');
    const reading = stage.as(evaluator?.person.subject ?? '').readImportFile({
      contractId,
      importId: imports.find(({ what }) => what !== 'figures')?.importId ?? '',
    });
    await expect(reading).rejects.toMatchObject({ status: 410 });
    await expectBooksInOrder(theatre);
  });
});

function csvOf(theatre: Theatre, periodId: string): string {
  return observationsCsv(rowsFor(theatre, periodId));
}

function enrolledIn({ contract }: Theatre): string {
  return enrolmentsCsv(contract.enrolments);
}
