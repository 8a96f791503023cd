/**
 * The one table, as data: the CDK app and the embedded runtime make the same. All key attributes are text.
 *
 * The indexes are sparse: an item leaves one when nothing waits for it any more. They project whole items,
 * which are small.
 */
export const TABLE = {
  partitionKey: 'PK',
  sortKey: 'SK',
  billing: 'PAY_PER_REQUEST',
  indexes: [
    /** Business time: what is due, in shards. */
    { name: 'due', partitionKey: 'duePK', sortKey: 'dueSK' },
    /** Real time: transitions to look after and outbox items to try again, in shards. */
    { name: 'check', partitionKey: 'checkPK', sortKey: 'checkSK' },
    /** Open tasks per party and role. */
    { name: 'tasks', partitionKey: 'tasksPK', sortKey: 'tasksSK' },
    /** Memberships per person, and the directory of contracts. */
    { name: 'people', partitionKey: 'peoplePK', sortKey: 'peopleSK' },
  ],
} as const;

/** The attribute that names the change which wrote an item, so that a retry knows its own work. */
export const CHANGE_ID = 'changeId';

export type IndexName = (typeof TABLE)['indexes'][number]['name'];

/** Contracts are spread over so many partitions of `due` and `check`; a sweep asks each of them. */
export const SHARDS = 8;
