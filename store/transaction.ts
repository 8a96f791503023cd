import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { storeFailed } from './errors.ts';
import { keyOfItem } from './keys.ts';
import type { Planned } from './plan.ts';
import type { Table } from './reads.ts';
import { recordOf } from './records.ts';
import { CHANGE_ID } from './table.ts';

/**
 * How a transaction ended: carried out (now, or before by an earlier try of the same change), refused because
 * another was first on an item, or to be tried again because another was first on the chain, or because the
 * database was busy with these items.
 */
export type Outcome =
  | { readonly end: 'done' }
  | { readonly end: 'conflict'; readonly on: Planned; readonly cause: unknown }
  | { readonly end: 'again'; readonly cause: unknown };

/** Reasons that say "not now" and nothing about the items. */
const BUSY: readonly string[] = [
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
];

const TOO_MUCH: readonly string[] = [
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
];

/** @throws StoreFailedError */
export async function transact(
  { documents, table }: Table,
  input: { planned: readonly Planned[]; changeId: string },
): Promise<Outcome> {
  const { changeId } = input;
  const TransactItems = input.planned.map(({ item, expects, op }): TransactItem => {
    const target = targetOf(table, expects);
    return op === 'check'
      ? { ConditionCheck: { ...target, Key: keyOfItem(item) } }
      : { Put: { ...target, Item: recordOf(item, changeId) } };
  });
  try {
    // The SDK gives the request a token, the same for its own retries.
    await documents.send(new TransactWriteCommand({ TransactItems }));
    return { end: 'done' };
  } catch (error) {
    if (error instanceof TransactionCanceledException) return judge(error, input);
    if (error instanceof Error && TOO_MUCH.includes(error.name)) {
      return { end: 'again', cause: error };
    }
    throw storeFailed('commit', error);
  }
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

function targetOf(table: string, expects: number) {
  return {
    TableName: table,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    ...condition(expects),
  };
}

function condition(expects: number) {
  if (expects === 0) return { ConditionExpression: 'attribute_not_exists(PK)' };
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': expects },
  };
}

/**
 * Reads why a transaction was cancelled. One item that names our own change is proof that all of it was carried
 * out before: a transaction is all or nothing.
 */
function judge(
  error: TransactionCanceledException,
  { planned, changeId }: { planned: readonly Planned[]; changeId: string },
): Outcome {
  const reasons: readonly CancellationReason[] = error.CancellationReasons ?? [];
  if (reasons.some((reason) => reason.Item?.[CHANGE_ID]?.S === changeId)) return { end: 'done' };
  const failed = planned.filter((_, at) => reasons[at]?.Code === 'ConditionalCheckFailed');
  const on = failed.find((each) => !each.ofChain);
  if (on) return { end: 'conflict', on, cause: error };
  const busy = reasons.some(({ Code = '' }) => BUSY.includes(Code));
  if (failed.length > 0 || busy) return { end: 'again', cause: error };
  throw storeFailed('commit', error);
}
