import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Instant } from '../core/lifecycle/items/common.ts';
import type { Item } from '../core/lifecycle/items/item.ts';
import { joined } from './keys.ts';
import {
  DIRECTORY,
  personPartition,
  shardPartition,
  tasksPartition,
  timeText,
} from './partitions.ts';
import { SHARDS } from './table.ts';

/** Later than every time: open, but nothing to look at yet. */
const NEVER = '9999-12-31T23:59:59.999Z';

/** The attributes that put an item into indexes; none for an item that nothing waits for any more. */
export function indexAttributes(item: Item): Readonly<Record<string, string>> {
  switch (item.kind) {
    case 'contract':
      return { peoplePK: DIRECTORY, peopleSK: joined([item.contractId]) };
    case 'membership':
      return {
        peoplePK: personPartition(item.person),
        peopleSK: joined([item.contractId, item.party, item.role]),
      };
    case 'task': {
      if (item.state !== 'open') return {};
      const { contractId, party, role, taskId } = item;
      const sort = joined([timeText(item.dueAt ?? NEVER), taskId]);
      return { tasksPK: tasksPartition({ contractId, party, role }), tasksSK: sort };
    }
    case 'due': {
      if (item.state !== 'waiting') return {};
      const sort = joined([timeText(item.at), item.contractId, item.dueId]);
      return { duePK: shardPartition('DUE', shardOf(item.contractId)), dueSK: sort };
    }
    case 'transition': {
      if (item.state !== 'open') return {};
      const { contractId, periodId, purpose, revision, workflow, checkAt = NEVER } = item;
      return check(checkAt, [contractId, workflow, periodId, purpose, String(revision)]);
    }
    case 'outbox': {
      if (item.state !== 'pending') return {};
      return check(item.retryAt ?? NEVER, [item.contractId, item.outboxId]);
    }
    case 'terms':
    case 'period':
    case 'result':
    case 'settlement':
    case 'ledger':
    case 'fact':
    case 'import':
    case 'event':
    case 'chain':
    case 'clock':
      return {};
  }
}

function check(at: Instant, [contractId = '', ...rest]: readonly string[]) {
  const sort = joined([timeText(at), contractId, ...rest]);
  return { checkPK: shardPartition('CHECK', shardOf(contractId)), checkSK: sort };
}

function shardOf(contractId: string): number {
  return (sha256(utf8ToBytes(contractId))[0] ?? 0) % SHARDS;
}
