import type { Instant, Person } from '../core/lifecycle/items/common.ts';
import { joined } from './keys.ts';

/** The directory of contracts is one partition: there are as many contracts as a municipality has. */
export const DIRECTORY = 'CONTRACTS';

export function personPartition({ issuer, subject }: Pick<Person, 'issuer' | 'subject'>): string {
  return joined(['PERSON', issuer, subject]);
}

export function tasksPartition(of: { contractId: string; party: string; role: string }): string {
  return joined(['TASKS', of.contractId, of.party, of.role]);
}

export function shardPartition(index: 'DUE' | 'CHECK', shard: number): string {
  return `${index}#${shard}`;
}

/** What a sort key that begins with a time is less than, exactly when that time is not after `until`. */
export function notAfter(until: Instant): string {
  return `${timeText(until)}$`; // "$" is the character after the separator "#"
}

/** One length for every instant, so that text sorts as time does. */
export function timeText(at: Instant): string {
  return new Date(at).toISOString();
}
