/** A document as written: every scalar is text. */
export type Written = string | readonly Written[] | WrittenFields;
export type WrittenFields = { readonly [key: string]: Written };

/** The keys that lead to a place in a document. */
export type WrittenPath = readonly (string | number)[];

/**
 * A JSON pointer (RFC 6901).
 *
 * @example pointer(['payments', 0, 'atMost']) // → '/payments/0/atMost'
 */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The pointer to what holds the place, or nothing for the whole document. */
export function parentPointer(path: string): string | undefined {
  return path === '' ? undefined : path.slice(0, path.lastIndexOf('/'));
}

export function isFields(value: Written | undefined): value is WrittenFields {
  return typeof value === 'object' && !Array.isArray(value);
}

/** What is written at a path; nothing if the path leads nowhere. */
export function writtenAt(document: Written, path: readonly PropertyKey[]): Written | undefined {
  let value: Written | undefined = document;
  for (const key of path) {
    if (typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<PropertyKey, Written>>)[key];
  }
  return value;
}

/** Every text of the document with its path, in the order in which it is written. */
export function* writtenTexts(
  value: Written,
  path: WrittenPath = [],
): Generator<{ readonly path: WrittenPath; readonly text: string }> {
  if (typeof value === 'string') {
    yield { path, text: value };
    return;
  }
  for (const [key, inner] of writtenEntries(value)) yield* writtenTexts(inner, [...path, key]);
}

/** The members of a list or of fields, with their keys. */
export function writtenEntries(
  value: readonly Written[] | WrittenFields,
): (readonly [string | number, Written])[] {
  return Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : Object.entries(value);
}
