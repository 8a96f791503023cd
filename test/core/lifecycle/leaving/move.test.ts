import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../../core/lifecycle/items/work.ts';
import { arriving } from '../../../../core/lifecycle/leaving/move.ts';
import { AT, CONTRACT, HASH, stored } from '../fixtures.ts';

const pending = (message: OutboxItem['message']) =>
  stored<OutboxItem>({
    kind: 'outbox',
    contractId: CONTRACT,
    outboxId: message.what,
    state: 'pending',
    retryAt: AT,
    message,
  });

describe('what was still to be done when a contract moves', () => {
  it.each<[OutboxItem['message'], string]>([
    [{ what: 'erase-persons' }, 'an erasure that was decided'],
    [{ what: 'notice', file: HASH, type: 'payout-issued' }, 'a notice that was not sent'],
  ])('is done in the new place: %j, %s', (message) => {
    expect(arriving(pending(message))).toEqual(pending(message));
  });

  it('is done with where it is about an execution of the old place', () => {
    const message = { what: 'answer-task', taskId: 'a', attempt: 1 } as const;
    expect(arriving(pending(message))).toMatchObject({ state: 'done' });
    expect(arriving(pending(message))).not.toHaveProperty('retryAt');
  });
});
