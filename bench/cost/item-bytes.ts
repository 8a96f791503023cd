/** A value as DynamoDB's protocol has it. */
type Value = {
  readonly S?: string;
  readonly N?: string;
  readonly B?: string;
  readonly BOOL?: boolean;
  readonly NULL?: boolean;
  readonly L?: readonly Value[];
  readonly M?: Readonly<Record<string, Value>>;
};

/** What a list or a map adds, beside a byte for each thing in it. */
const CONTAINER_BYTES = 3;

/**
 * How many bytes DynamoDB counts for an item: names and values. A number is about a byte for two digits, and one.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 *
 * @example itemBytes({ PK: { S: 'CONTRACT#a' } }) // → 12
 */
export function itemBytes(item: Readonly<Record<string, Value>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + bytesOf(value), 0);
}

function bytesOf({ S, N, B, L, M }: Value): number {
  if (S !== undefined) return utf8(S);
  if (N !== undefined) return Math.ceil(N.replace(/\D/g, '').length / 2) + 1;
  if (B !== undefined) return Buffer.byteLength(B, 'base64');
  if (L) return CONTAINER_BYTES + L.reduce((sum, value) => sum + 1 + bytesOf(value), 0);
  if (M) return CONTAINER_BYTES + Object.keys(M).length + itemBytes(M);
  return 1; // true, false or nothing
}

function utf8(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
