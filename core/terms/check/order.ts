import type { Finding } from '../../findings.ts';
import { finder, type Rule, type TermsContext } from './context.ts';
import { type Reading, readingsOf } from './readings.ts';

/** A payment reads only what stands above it; amounts may read payments, but nothing reads itself in a circle. */
export const order: Rule = (context) => {
  // A quota is of a sum round it, and is solved, not read.
  const readings = readingsOf(context).filter(({ path }) => !path.endsWith('/atMostShare/of'));
  return [...readsBelow(context, readings), ...circles(context, readings)];
};

function readsBelow(context: TermsContext, readings: readonly Reading[]): readonly Finding[] {
  const find = finder(context);
  const places = new Map(context.sentences.map((placed, index) => [placed.name, index]));
  return readings.flatMap(({ name, path, placed }) => {
    if (!placed || placed.amount !== undefined) return [];
    if (context.byName.get(name)?.kind !== 'payment') return [];
    const isAbove = (places.get(name) ?? -1) < context.sentences.indexOf(placed);
    const isInside = placed.name === name || placed.within.includes(name);
    if (isAbove || isInside) return [];
    return [find.error('terms.read-before', path, { name }, placed.clause)];
  });
}

/** Follows from every name what it reads and what is inside it, and reports the reading that closes a circle. */
function circles(context: TermsContext, readings: readonly Reading[]): readonly Finding[] {
  const find = finder(context);
  const reads = graph(context, readings);
  return readings.flatMap((reading) => {
    const reader = readerOf(reading);
    if (reader === undefined || !leadsTo(reads, reading.name, reader)) return [];
    const facts = { name: reading.name, reader };
    return [find.error('terms.circle', reading.path, facts, reading.placed?.clause)];
  });
}

/** The name that the figure is read for: the sentence's own, or the amount's that stands outside sentences. */
function readerOf({ placed, path }: Reading): string | undefined {
  if (placed) return placed.name ?? placed.within.at(-1);
  return /^\/amounts\/([^/]+)/.exec(path)?.[1];
}

function graph(
  context: TermsContext,
  readings: readonly Reading[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const reads = new Map<string, Set<string>>();
  const add = (from: string | undefined, to: string | undefined) => {
    if (from === undefined || to === undefined) return;
    reads.set(from, (reads.get(from) ?? new Set()).add(to));
  };
  for (const reading of readings) add(readerOf(reading), reading.name);
  for (const { name, within } of context.sentences) add(within.at(-1), name);
  return reads;
}

function leadsTo(
  reads: ReadonlyMap<string, ReadonlySet<string>>,
  from: string,
  to: string,
): boolean {
  const seen = new Set<string>();
  const ahead = [from];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (name === to) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    ahead.push(...(reads.get(name) ?? []));
  }
  return false;
}
