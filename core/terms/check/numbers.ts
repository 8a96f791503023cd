import type { NumberPlace, Table } from '../shape/number.ts';
import type { AnySentence, PlacedSentence } from './sentences.ts';

/** What a number must be where it stands. */
type Expected = 'money' | 'share' | 'factor' | 'yearly rate' | 'base';

/** A place in which a number, a name or a table stands. */
export type NumberSlot = {
  readonly path: string;
  readonly value: NumberPlace;
  readonly expected: Expected;
};

/** A text in a slot, perhaps in a cell of a table: a number or the name of a figure. */
export type NumberCell = {
  readonly path: string;
  readonly text: string;
  readonly expected: Expected;
};

export type PlacedTable = { readonly path: string; readonly table: Table };

/** Every place in a sentence in which a number can stand, without the sentences inside it. */
export function numberSlots({ sentence, path }: PlacedSentence): readonly NumberSlot[] {
  const slot = (field: string, expected: Expected, value: unknown): NumberSlot[] =>
    value === undefined
      ? []
      : [{ path: `${path}/${field}`, value: value as NumberPlace, expected }];
  return [
    ...slot('amount', 'money', sentence.amount),
    ...slot('share', 'share', sentence.share),
    ...slot('price', 'money', sentence.price),
    ...slot('interest', 'yearly rate', sentence.interest),
    ...slot('atLeast', 'money', sentence.atLeast),
    ...slot('atMost', 'money', sentence.atMost),
    ...slot('atMostShare/is', 'share', sentence.atMostShare?.is),
    ...slot('hold/share', 'share', sentence.hold?.share),
    ...slot('tranche/above', 'base', sentence.tranche?.above),
    ...slot('tranche/to', 'base', sentence.tranche?.to),
    ...Object.entries(sentence.atMostPer ?? {}).flatMap(([claimant, limit]) =>
      slot(`atMostPer/${claimant}`, 'money', limit),
    ),
    ...timesSlots(sentence, path),
    ...(sentence.rates ?? []).flatMap((line, index) => [
      ...slot(`rates/${index}/price`, 'money', line.price),
      ...slot(`rates/${index}/times`, 'factor', line.times),
    ]),
    ...otherwiseSlot(sentence, path),
  ];
}

function timesSlots(sentence: AnySentence, path: string): readonly NumberSlot[] {
  const { times } = sentence;
  if (times === undefined) return [];
  if (!Array.isArray(times)) return [{ path: `${path}/times`, value: times, expected: 'factor' }];
  return times.map((value, index) => ({
    path: `${path}/times/${index}`,
    value,
    expected: 'factor',
  }));
}

/** An `otherwise` that is a number and not a sentence stands where an amount would. */
function otherwiseSlot({ otherwise }: AnySentence, path: string): readonly NumberSlot[] {
  if (otherwise === undefined) return [];
  if (typeof otherwise !== 'string' && !('by' in otherwise || 'is' in otherwise)) return [];
  return [{ path: `${path}/otherwise`, value: otherwise as NumberPlace, expected: 'money' }];
}

/** The texts that stand in a slot, in the cells of its tables too. */
export function cellsOf({ path, value, expected }: NumberSlot): readonly NumberCell[] {
  if (typeof value === 'string') return [{ path, text: value, expected }];
  const inner = (field: string, held: NumberPlace | undefined, as: Expected = expected) =>
    held === undefined ? [] : cellsOf({ path: `${path}/${field}`, value: held, expected: as });
  if ('is' in value) return [...inner('is', value.is), ...inner('times', value.times, 'factor')];
  if ('values' in value) {
    return Object.entries(value.values).flatMap(([key, held]) => inner(`values/${key}`, held));
  }
  return value.rows.flatMap((row, index) => [
    ...inner(`rows/${index}/is`, row.is),
    ...inner(`rows/${index}/risingTo`, row.risingTo),
  ]);
}

/** The tables that stand in a slot, with those in their cells. */
export function tablesOf({ path, value, expected }: NumberSlot): readonly PlacedTable[] {
  if (typeof value === 'string') return [];
  const inner = (field: string, held: NumberPlace | undefined) =>
    held === undefined ? [] : tablesOf({ path: `${path}/${field}`, value: held, expected });
  if ('is' in value) return [...inner('is', value.is), ...inner('times', value.times)];
  const cells =
    'values' in value
      ? Object.entries(value.values).flatMap(([key, held]) => inner(`values/${key}`, held))
      : value.rows.flatMap((row, index) => [
          ...inner(`rows/${index}/is`, row.is),
          ...inner(`rows/${index}/risingTo`, row.risingTo),
        ]);
  return [{ path, table: value }, ...cells];
}
