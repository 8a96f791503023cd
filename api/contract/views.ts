import * as z from 'zod';
import { Person } from '../../core/lifecycle/items/common.ts';
import { ContractItem, MembershipItem, TermsItem } from '../../core/lifecycle/items/contract.ts';
import { FactItem, ImportItem } from '../../core/lifecycle/items/delivered.ts';
import {
  LedgerItem,
  PeriodItem,
  ResultItem,
  SettlementItem,
} from '../../core/lifecycle/items/period.ts';
import {
  ChainItem,
  DueItem,
  EventItem,
  TaskItem,
  TransitionItem,
} from '../../core/lifecycle/items/work.ts';
import { name } from './route.ts';

/**
 * What people see of the items of the table: everything but the bookkeeping of storage. `version` is the
 * optimistic lock and the ETag. Views drop what they do not name, so that newer servers may say more.
 */
const bookkeeping = { format: true, kind: true } as const;

export const PersonView = name('Person', z.object(Person.shape));
export const ContractView = name('Contract', z.object(ContractItem.shape).omit(bookkeeping));
export const TermsView = name('TermsVersion', z.object(TermsItem.shape).omit(bookkeeping));
export const MemberView = name('Member', z.object(MembershipItem.shape).omit(bookkeeping));
export const PeriodView = name('Period', z.object(PeriodItem.shape).omit(bookkeeping));
export const ResultView = name(
  'Result',
  z.object(ResultItem.shape).omit({ ...bookkeeping, claimsFile: true }),
);
export const SettlementView = name('Settlement', z.object(SettlementItem.shape).omit(bookkeeping));
export const LedgerView = name('LedgerEntry', z.object(LedgerItem.shape).omit(bookkeeping));
export const FactView = name('Fact', z.object(FactItem.shape).omit(bookkeeping));
/** How many rows it has is for those who may see persons: it may be one. */
export const ImportView = name(
  'Import',
  z
    .object(ImportItem.shape)
    .omit({ ...bookkeeping, blind: true, told: true, headVersion: true })
    .partial({ rows: true }),
);
export const TransitionView = name('Transition', z.object(TransitionItem.shape).omit(bookkeeping));
export const DueView = name('Due', z.object(DueItem.shape).omit(bookkeeping));
/** Without the token: it belongs to the workflow, and nobody else may ring it. */
export const TaskView = name(
  'Task',
  z.object(TaskItem.shape).omit({ ...bookkeeping, token: true }),
);
/** With its format: the hash of an event is taken over the whole of it. */
export const EventView = name('Event', z.object(EventItem.shape));
export const ChainView = name('Chain', z.object(ChainItem.shape).omit(bookkeeping));

export const AnchorView = name(
  'Anchor',
  z.object({
    contractId: z.string(),
    chain: z.string(),
    day: z.iso.date(),
    sequence: z.int(),
    hash: z.string(),
    writtenAt: z.iso.datetime(),
  }),
);

export type ContractView = z.infer<typeof ContractView>;
export type TermsView = z.infer<typeof TermsView>;
export type MemberView = z.infer<typeof MemberView>;
export type PeriodView = z.infer<typeof PeriodView>;
export type SettlementView = z.infer<typeof SettlementView>;
export type TaskView = z.infer<typeof TaskView>;
export type EventView = z.infer<typeof EventView>;
export type TransitionView = z.infer<typeof TransitionView>;
