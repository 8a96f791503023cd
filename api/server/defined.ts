type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The fields that are there: a form says `undefined` where an item has no such field. */
export function defined<T extends object>(value: T): Defined<T> {
  const there = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(there) as Defined<T>;
}
