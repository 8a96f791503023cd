import { hashOf } from '../core/lifecycle/chain/canonical.ts';
import { EVENTS_CHAIN, extendChain } from '../core/lifecycle/chain/chain.ts';
import type { Change, Write } from '../core/lifecycle/change.ts';
import type { Instant } from '../core/lifecycle/items/common.ts';
import { ITEM_FORMAT } from '../core/lifecycle/items/constants.ts';
import type { Item, ItemOf } from '../core/lifecycle/items/item.ts';
import { ChainClosedError, ChangeTooLargeError } from './errors.ts';
import { keyOfItem } from './keys.ts';

/** What DynamoDB takes in one transaction. */
export const ITEMS_MAX = 100;

/** How long a pending outbox item is left to whoever wrote it, before the sweep tries: one minute. */
const OUTBOX_GRACE_MS = 60_000;

/** One item of a transaction. */
export type Planned = {
  readonly item: Item;
  /** The version that must be there; 0: the item must not be there. */
  readonly expects: number;
  readonly op: 'put' | 'check';
  /** Whether others may be first without harm: the chain's next link is then made again. */
  readonly ofChain: boolean;
};

export type Heads = ReadonlyMap<string, ItemOf<'chain'> | undefined>;

/**
 * Names a change by all that it brings about. Two changes with one name are one change, committed twice. What it
 * only checks is left out: a retry may have read a newer version of it.
 */
export function changeIdOf({ contractId, writes, events, outbox }: Change): string {
  const written = writes.filter(({ op }) => op !== 'check');
  return hashOf({ contractId, writes: written, events, outbox });
}

/** The chains that a change's events go to. */
export function chainsOf(change: Change): string[] {
  return [...new Set(change.events.map((event) => event.chain ?? EVENTS_CHAIN))];
}

/**
 * The items of the transaction that carries out a change, given the chains' heads.
 *
 * @throws ChangeTooLargeError, ChainClosedError
 * @throws RangeError when a change writes one item twice: a fault in the program
 */
export function planTransaction(change: Change, heads: Heads, realNow: Instant): Planned[] {
  const { contractId } = change;
  const writes = [...change.writes.map(plannedWrite), ...plannedOutbox(change, realNow)];
  const planned = [...once(writes), ...plannedChains(change, heads)];
  if (planned.length > ITEMS_MAX) {
    throw new ChangeTooLargeError({ contractId, items: planned.length, itemsMax: ITEMS_MAX });
  }
  return planned;
}

function plannedWrite(write: Write): Planned {
  switch (write.op) {
    case 'create': {
      const item = { ...write.item, format: ITEM_FORMAT, version: 1 } as Item;
      return { item, expects: 0, op: 'put', ofChain: false };
    }
    case 'replace': {
      const { version } = write.item;
      const item = { ...write.item, version: version + 1 };
      return { item, expects: version, op: 'put', ofChain: false };
    }
    case 'check':
      return { item: write.item, expects: write.item.version, op: 'check', ofChain: false };
  }
}

function plannedOutbox({ contractId, outbox }: Change, realNow: Instant): Planned[] {
  const retryAt = new Date(Date.parse(realNow) + OUTBOX_GRACE_MS).toISOString();
  return outbox.map((each) => ({
    item: {
      ...each,
      kind: 'outbox',
      contractId,
      format: ITEM_FORMAT,
      version: 1,
      state: 'pending',
      retryAt,
    },
    expects: 0,
    op: 'put',
    ofChain: false,
  }));
}

function plannedChains(change: Change, heads: Heads): Planned[] {
  const { contractId } = change;
  return chainsOf(change).flatMap((chain) => {
    const before = heads.get(chain);
    if (before?.closed !== undefined && change.chain !== 'open') {
      throw new ChainClosedError({ contractId, ...before.closed });
    }
    const events = change.events.filter((event) => (event.chain ?? EVENTS_CHAIN) === chain);
    const next = extendChain({ contractId, chain, head: before, events });
    const closed = chain === EVENTS_CHAIN && typeof change.chain === 'object' ? change.chain : {};
    const head: Planned = {
      item: { ...next.head, ...closed },
      expects: next.head.version - 1,
      op: 'put',
      ofChain: true,
    };
    return [
      ...next.events.map((item): Planned => ({ item, expects: 0, op: 'put', ofChain: true })),
      head,
    ];
  });
}

/**
 * A transaction may name an item once. A check beside a write of what was read says nothing more than the
 * write does: a step's fence may meet the step's own write of the same transition.
 */
function once(planned: readonly Planned[]): Planned[] {
  const byKey = new Map<string, Planned>();
  for (const next of planned) {
    const { PK, SK } = keyOfItem(next.item);
    const before = byKey.get(`${PK} ${SK}`);
    const checks = before?.op === 'check' || next.op === 'check';
    if (before && !(checks && before.expects === next.expects)) {
      throw new RangeError(`A change writes ${PK} ${SK} twice`);
    }
    byKey.set(`${PK} ${SK}`, before?.op === 'put' ? before : next);
  }
  return [...byKey.values()];
}
