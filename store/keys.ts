import type { Item, ItemKind, ItemOf } from '../core/lifecycle/items/item.ts';

/** The fields that tell the items of a kind apart inside a contract, in the order of the sort key. */
const KEY_FIELDS: { readonly [K in ItemKind]: readonly (keyof ItemOf<K>)[] } = {
  contract: [],
  terms: ['termsVersion'],
  membership: ['person', 'party', 'role'],
  period: ['periodId', 'revision'],
  result: ['periodId', 'revision'],
  settlement: ['periodId', 'purpose', 'revision'],
  ledger: ['sequence', 'line'],
  fact: ['factId'],
  import: ['importId'],
  transition: ['periodId', 'purpose', 'revision', 'workflow'],
  task: ['taskId'],
  outbox: ['outboxId'],
  due: ['dueId'],
  event: ['chain', 'sequence'],
  chain: ['chain'],
  clock: [],
};

/** Wide enough for any safe count; text then sorts as the numbers do. */
const NUMBER_WIDTH = 10;

export type Key = { readonly PK: string; readonly SK: string };

/**
 * Where an item is kept.
 *
 * @throws RangeError when a field of the key is missing
 * @example keyOf('period', 'norrkoping-2016', { periodId: 'year_1', revision: 1 })
 *   // → { PK: 'CONTRACT#norrkoping-2016', SK: 'period#year_1#0000000001#' }
 */
export function keyOf(kind: ItemKind, contractId: string, fields: object): Key {
  const missing = KEY_FIELDS[kind].find((field) => fieldOf(fields, field) === undefined);
  if (missing !== undefined) throw new RangeError(`The key of a ${kind} needs ${missing}`);
  return { PK: partitionOf(contractId), SK: prefixOf(kind, fields) };
}

export function keyOfItem(item: Pick<Item, 'kind' | 'contractId'>): Key {
  return keyOf(item.kind, item.contractId, item);
}

export function partitionOf(contractId: string): string {
  return `CONTRACT#${escaped(contractId)}`;
}

/** What the sort keys begin with of all items of a kind that have these leading fields. */
export function prefixOf(kind: ItemKind, fields: object): string {
  const values = KEY_FIELDS[kind].map((field) => fieldOf(fields, field));
  const missing = values.indexOf(undefined);
  return joined([kind, ...values.slice(0, missing < 0 ? undefined : missing).flatMap(parts)]);
}

/** Each part ends with the separator, so that `year_1` is no beginning of `year_10`. */
export function joined(texts: readonly string[]): string {
  return texts.map((text) => `${escaped(text)}#`).join('');
}

export function padded(number: number): string {
  return String(number).padStart(NUMBER_WIDTH, '0');
}

function fieldOf(fields: object, field: string): unknown {
  return (fields as Readonly<Record<string, unknown>>)[field];
}

function parts(value: unknown): string[] {
  if (typeof value === 'number') return [padded(value)];
  if (typeof value === 'string') return [value];
  const { issuer, subject } = value as { issuer: string; subject: string };
  return [issuer, subject];
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('#', '%23');
}
