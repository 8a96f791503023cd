import * as z from 'zod/mini';
import { ContractItem, MembershipItem, TermsItem } from './contract.ts';
import { FactItem, ImportItem } from './delivered.ts';
import { LedgerItem, PeriodItem, ResultItem, SettlementItem } from './period.ts';
import {
  ChainItem,
  ClockItem,
  DueItem,
  EventItem,
  OutboxItem,
  TaskItem,
  TransitionItem,
} from './work.ts';

/** Everything that the table holds. */
export const Item = z.discriminatedUnion('kind', [
  ContractItem,
  TermsItem,
  MembershipItem,
  PeriodItem,
  ResultItem,
  SettlementItem,
  LedgerItem,
  FactItem,
  ImportItem,
  TransitionItem,
  TaskItem,
  OutboxItem,
  DueItem,
  EventItem,
  ChainItem,
  ClockItem,
]);
export type Item = z.infer<typeof Item>;
export type ItemKind = Item['kind'];
export type ItemOf<K extends ItemKind> = Extract<Item, { kind: K }>;

/** An item as a caller writes it: the store adds format and raises the lock. */
export type New<I extends Item> = I extends Item ? Omit<I, 'format' | 'version'> : never;
