import { expect } from 'vitest';
import { verifyChain } from '../../../core/lifecycle/chain/verify-chain.ts';
import { EVENTS } from '../../../core/words/events.ts';
import { AUDITOR } from '../../../local/demo/cast.ts';
import { enrolmentsCsv, observationsCsv } from '../../../local/demo/data/rows.ts';
import type { Theatre } from '../theatre.ts';
import { rowsFor, settled } from './acts.ts';
import { norrkopingPays, saving } from './recompute.ts';

/** The sum of a ledger's account, debits less credits, in whole units of money. */
export async function account(theatre: Theatre, name: string): Promise<number> {
  return (await ledgerOf(theatre))
    .filter((entry) => entry.account === name)
    .reduce((sum, { debit, credit }) => sum + Number(debit) - Number(credit), 0);
}

async function ledgerOf(theatre: Theatre) {
  const { slug: contractId } = theatre.contract;
  return (await theatre.as(AUDITOR.subject).listLedger({ contractId })).entries;
}

/**
 * What holds after every journey: every posting balances and is of one settlement, the bank has paid what the
 * settlements say, the chain is whole and agrees with its anchors, and every event can be told.
 */
export async function expectBooksInOrder(theatre: Theatre): Promise<void> {
  const entries = await ledgerOf(theatre);
  const sequences = [...new Set(entries.map(({ sequence }) => sequence))];
  for (const sequence of sequences) {
    const posting = entries.filter((entry) => entry.sequence === sequence);
    const debits = posting.reduce((sum, { debit }) => sum + Number(debit), 0);
    const credits = posting.reduce((sum, { credit }) => sum + Number(credit), 0);
    expect(debits).toBe(credits);
  }
  const paid = (await theatre.settlements()).filter(({ state }) => state === 'reconciled');
  expect(sequences).toEqual(paid.map((_, index) => index + 1));
  const payable = paid.reduce((sum, each) => sum + Number(each.payable), 0);
  expect(await account(theatre, 'bank')).toBe(0 - payable);
  for (const { attests } of paid) {
    expect(new Set(attests.map(({ person }) => person.subject)).size).toBe(2);
  }
  await expectChainWhole(theatre);
}

async function expectChainWhole(theatre: Theatre): Promise<void> {
  const { slug: contractId } = theatre.contract;
  const events = await theatre.events();
  const { chains, anchors } = await theatre.as(AUDITOR.subject).listChains({ contractId });
  const points = [...chains, ...anchors].filter(({ chain }) => chain === 'events');
  expect(points.length).toBeGreaterThan(1);
  // Anchors are of the day on which they were written: the chain has grown since.
  expect(verifyChain(events, points)).toEqual([]);
  const untold = events.filter(({ what }) => !EVENTS.sv[what] || !EVENTS.en[what]);
  expect(new Set(untold.map(({ what }) => what))).toEqual(new Set());
}

/** What Norrköping's contract pays in all, computed from the delivered files. */
export async function expectPaidAsGiven(theatre: Theatre): Promise<void> {
  const enrolled = enrolmentsCsv(theatre.contract.enrolments);
  const years = ['follow_up_1', 'follow_up_2'].map((id) =>
    saving(observationsCsv(rowsFor(theatre, id)), enrolled),
  );
  const paid = (await theatre.settlements()).map(({ payable }) => Number(payable));
  const sum = paid.reduce((total, each) => total + each, 0);
  expect(sum).toBe(norrkopingPays(7_500_000, years));
  expect(await settled(theatre)).toHaveLength(3);
}
