import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * What makes items of records and records of items. It holds the schema of every kind of item, so it is loaded
 * while the database answers the first question, and not before that has been sent: loading occupies the process.
 */
export async function loadRecords(): Promise<typeof import('./records.ts')> {
  await nextTurn();
  return import('./records.ts');
}
