import type { Explained } from '../explain/explained.ts';
import type { Scope } from './engine/engine.ts';
import { makeEngine } from './engine/make-engine.ts';
import { isSentence } from './engine/versions.ts';
import type { SettleInput } from './settle.ts';
import type { Settlement } from './settlement.ts';

/**
 * What the terms compute and no payment reads, such as a lender's loss: the amounts that a settlement of the
 * same input does not contain, each with its reason.
 *
 * @example amountsBeside(rikers, settlement) // → [{ name: 'lender_loss', value: '1200000', … }]
 */
export function amountsBeside(
  input: SettleInput,
  { explained }: Pick<Settlement, 'explained'>,
): readonly Explained[] {
  const engine = makeEngine({ ...input, final: input.final ?? false });
  const scope: Scope = { version: engine.versions.length - 1, due: 'ignored' };
  const read = namesIn(explained);
  return Object.entries(engine.versions.at(-1)?.terms.amounts ?? {}).flatMap(([name, amount]) =>
    typeof amount === 'object' && isSentence(amount) && !read.has(name)
      ? [engine.figure(name, { path: `/amounts/${name}`, scope }).explained]
      : [],
  );
}

function namesIn({ name, inputs }: Explained, found = new Set<string>()): Set<string> {
  if (name !== undefined) found.add(name);
  for (const input of inputs) namesIn(input, found);
  return found;
}
