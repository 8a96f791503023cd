import type { Client, DemoClient } from '../../api/contract/client.ts';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { DueItem } from '../../core/lifecycle/items/work.ts';

/** What the story is played on: the running system, as its people meet it. */
export type Stage = {
  /** A client that is logged in as this person. */
  as(subject: string): Client;
  readonly clock: DemoClient;
  readonly issuer: string;
  /** Resolves when no workflow is on its way: each waits for a person, or for a date. */
  atRest(): Promise<void>;
  /** The nearest business time at which something is due; the story is told before persons are erased. */
  nextDue(contractId: string): Promise<Instant | undefined>;
};

/** The nearest of some due dates that the story goes on to. */
export function nextInStory(due: readonly Pick<DueItem, 'what' | 'at'>[]): Instant | undefined {
  return due.find(({ what }) => what !== 'erase-persons')?.at;
}
