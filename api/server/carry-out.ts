import type * as z from 'zod';
import { type Answer, type Finding, hasErrors } from '../../core/findings.ts';
import type { Change } from '../../core/lifecycle/change.ts';
import type { Item, ItemKind } from '../../core/lifecycle/items/item.ts';
import { ChainClosedError, ConflictError } from '../../store/errors.ts';
import {
  ContractView,
  FactView,
  ImportView,
  MemberView,
  PeriodView,
  SettlementView,
  TaskView,
  TermsView,
  TransitionView,
} from '../contract/views.ts';
import type { ApiContext } from './context.ts';
import { finding, Refused, refusedBy } from './refused.ts';

/** What a person may be shown of an item that somebody else wrote meanwhile. */
const SHOWN: Partial<Record<ItemKind, z.ZodType>> = {
  contract: ContractView,
  fact: FactView,
  import: ImportView,
  membership: MemberView,
  period: PeriodView,
  settlement: SettlementView,
  task: TaskView,
  terms: TermsView,
  transition: TransitionView,
};

/**
 * Carries out a change: it is written, then what it left in the outbox is done as far as it can be now.
 *
 * @throws Refused 409 when another writer was first, with the item as it is now, or when the contract is carried on
 *   in another installation.
 */
export async function carryOut({ store, dispatch }: ApiContext, change: Change): Promise<void> {
  try {
    await store.commit(change);
  } catch (error) {
    if (error instanceof ChainClosedError) {
      throw new Refused(409, [finding('move.moved', { to: error.facts.to })]);
    }
    if (!(error instanceof ConflictError)) throw error;
    const isNew = change.writes.some(({ op, item }) => op === 'create' && item.kind === error.kind);
    const code = isNew && error.now ? 'api.exists' : 'api.written-meanwhile';
    throw new Refused(409, [finding(code, { item: error.kind })], shown(error.now));
  }
  await dispatch(change);
}

/** The value of an answer, and its warnings and notes. @throws Refused if there is no answer. */
export function orRefuse<T>(answer: Answer<T>): { value: T; findings: readonly Finding[] } {
  if (!answer.ok || hasErrors(answer.findings)) throw refusedBy(answer.findings);
  return answer;
}

/** @throws Refused 412 unless the item is the version that the caller read. */
export function expectVersion(ifMatch: number | undefined, item: Item): void {
  if (ifMatch === undefined || ifMatch === item.version) return;
  const facts = { item: item.kind, read: ifMatch, now: item.version };
  throw new Refused(412, [finding('api.changed-since', facts)], shown(item));
}

function shown(item: Item | undefined): unknown {
  return item === undefined ? undefined : SHOWN[item.kind]?.parse(item);
}
