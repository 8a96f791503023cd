import * as z from 'zod';
import { Person } from '../../core/lifecycle/items/common.ts';
import { ContractItem, MembershipItem, TermsItem } from '../../core/lifecycle/items/contract.ts';
import {
  FactItem,
  ImportItem,
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

export const PersonView = name('Person', Person.strip());
export const ContractView = name('Contract', ContractItem.omit(bookkeeping).strip());
export const TermsView = name('TermsVersion', TermsItem.omit(bookkeeping).strip());
export const MemberView = name('Member', MembershipItem.omit(bookkeeping).strip());
export const PeriodView = name('Period', PeriodItem.omit(bookkeeping).strip());
export const ResultView = name(
  'Result',
  ResultItem.omit({ ...bookkeeping, claimsFile: true }).strip(),
);
export const SettlementView = name('Settlement', SettlementItem.omit(bookkeeping).strip());
export const LedgerView = name('LedgerEntry', LedgerItem.omit(bookkeeping).strip());
export const FactView = name('Fact', FactItem.omit(bookkeeping).strip());
/** How many rows it has is for those who may see persons: it may be one. */
export const ImportView = name(
  'Import',
  ImportItem.omit(bookkeeping).partial({ rows: true }).strip(),
);
export const TransitionView = name('Transition', TransitionItem.omit(bookkeeping).strip());
export const DueView = name('Due', DueItem.omit(bookkeeping).strip());
/** Without the token: it belongs to the workflow, and nobody else may ring it. */
export const TaskView = name('Task', TaskItem.omit({ ...bookkeeping, token: true }).strip());
/** With its format: the hash of an event is taken over the whole of it. */
export const EventView = name('Event', EventItem.strip());
export const ChainView = name('Chain', ChainItem.omit(bookkeeping).strip());

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
