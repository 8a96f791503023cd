/** Undoes what was begun, in reverse order. */
export type Closing = (() => Promise<void> | void)[];

/**
 * Begins something for a run of tests and answers how it is ended; what was begun before something failed is ended at
 * once.
 */
export async function setUp(
  begin: (closing: Closing) => Promise<void>,
): Promise<() => Promise<void>> {
  const closing: Closing = [];
  const close = async (): Promise<void> => {
    for (const each of closing.splice(0).reverse()) await each();
  };
  try {
    await begin(closing);
    return close;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Does a part of the set-up and tells how long it took. */
export async function timed<T>(what: string, work: Promise<T>): Promise<T> {
  const began = process.hrtime.bigint();
  const made = await work;
  const seconds = Number((process.hrtime.bigint() - began) / 1_000_000n) / 1000;
  console.log(`${what}: ${seconds.toFixed(1)} s`);
  return made;
}
