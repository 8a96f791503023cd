import * as z from 'zod';
import type { Explained } from '../../../core/explain/explained.ts';
import type { Disclosed, ForPersonReader } from '../../../core/privacy/disclosed.ts';
import type { DisclosedSettlement } from '../../../core/privacy/trees/disclose-settlement.ts';
import type { Settlement } from '../../../core/settlement/settlement.ts';
import { OfContract, OfSettlement } from '../parameters.ts';
import { bytes, name, ok, route } from '../route.ts';
import { LedgerView, SettlementView } from '../views.ts';

const READERS = 'members of the contract, administrator, auditor';

/** Files that Utfall itself wrote, and whose hash is checked when they are read: their shape is not checked again. */
const SettlementFile = z.custom<ForPersonReader<Settlement> | Disclosed<DisclosedSettlement>>(
  (value) => typeof value === 'object',
);
const ExplainedTree = z.custom<ForPersonReader<Explained> | Disclosed<Explained>>(
  (value) => typeof value === 'object',
);

export const moneyRoutes = {
  listSettlements: route({
    method: 'GET',
    path: '/contracts/{contractId}/settlements',
    tag: 'money',
    summary: 'Every settlement, with its state and totals',
    who: READERS,
    params: OfContract,
    reply: ok(name('Settlements', z.object({ settlements: z.array(SettlementView) }))),
  }),
  readSettlement: route({
    method: 'GET',
    path: '/contracts/{contractId}/settlements/{settlement}',
    tag: 'money',
    summary: 'A settlement, with its lines and their derivation',
    who: READERS,
    params: OfSettlement,
    reply: ok(
      name('SettlementWithLines', z.object({ settlement: SettlementView, lines: SettlementFile })),
    ),
    ifMatch: true,
  }),
  explainSettlement: route({
    method: 'GET',
    path: '/contracts/{contractId}/settlements/{settlement}/explanation',
    tag: 'money',
    summary: 'Why the amount is what it is: the tree, and its sentences by Accept-Language',
    who: READERS,
    params: OfSettlement,
    reply: ok(
      name(
        'Explanation',
        z.object({
          language: z.enum(['sv', 'en']),
          explained: ExplainedTree,
          words: z.array(z.object({ depth: z.int(), text: z.string() })),
        }),
      ),
    ),
  }),
  settleAgain: route({
    method: 'POST',
    path: '/contracts/{contractId}/settlements/{settlement}/again',
    tag: 'money',
    summary: 'Have a refused settlement computed and attested anew',
    who: 'project owner',
    params: OfSettlement,
    reply: ok(SettlementView),
    ifMatch: true,
  }),
  readNotice: route({
    method: 'GET',
    path: '/contracts/{contractId}/settlements/{settlement}/notice',
    tag: 'money',
    summary: 'The payout notice, byte for byte as it was sent',
    who: READERS,
    params: OfSettlement,
    reply: bytes('The notice in JSON.'),
  }),
  listLedger: route({
    method: 'GET',
    path: '/contracts/{contractId}/ledger',
    tag: 'money',
    summary: 'The ledger: every posting, balanced',
    who: READERS,
    params: OfContract,
    reply: ok(name('Ledger', z.object({ entries: z.array(LedgerView) }))),
  }),
};
