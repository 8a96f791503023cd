import { isQuantity, readQuantity } from '../quantity.ts';
import type { Bounds } from '../shape/number.ts';
import type { Conditions } from '../shape/sentence.ts';
import type { SlotInTerms, TermsContext } from './context.ts';
import { cellsOf, tablesOf } from './numbers.ts';
import type { PlacedSentence } from './sentences.ts';

/** A place where the terms read a figure by its name. */
export type Reading = {
  /** As written, with its side: `wages.level`. */
  readonly text: string;
  readonly name: string;
  readonly side?: string;
  readonly path: string;
  readonly placed?: PlacedSentence;
  /** A condition may also name an event, or ask for the date. */
  readonly as: 'figure' | 'condition';
};

/** A place where a number has to fit a figure: a bound of a condition or of a row. */
export type BoundPlace = {
  readonly figure: string;
  readonly text: string;
  readonly path: string;
  readonly placed?: PlacedSentence;
};

/** What a table's rows and a condition may run over without being a figure. */
const RUNNING = ['cohort', 'period', 'date'] as const;

/** Every reading of a name in sentences, limits, tables and shares. */
export function readingsOf(context: TermsContext): readonly Reading[] {
  const inSlots = context.slots.flatMap((slot) => [
    ...cellsOf(slot).flatMap(({ path, text }) => namesIn(text, path, slot.placed)),
    ...tablesOf(slot).flatMap(({ path, table }) =>
      'rows' in table && !isRunning(table.by) ? [reading(table.by, `${path}/by`, slot.placed)] : [],
    ),
  ]);
  const inBounds = boundsOf(context).flatMap(({ text, path, placed }) =>
    namesIn(text, path, placed),
  );
  return [...inSlots, ...inBounds, ...context.sentences.flatMap(inSentence)];
}

/** Every bound of conditions and rows, with the figure that it bounds. */
export function boundsOf(context: TermsContext): readonly BoundPlace[] {
  return [...context.slots.flatMap(boundsInTables), ...context.sentences.flatMap(boundsInSentence)];
}

export function isRunning(name: string): boolean {
  return (RUNNING as readonly string[]).includes(name);
}

function boundsInTables(slot: SlotInTerms): readonly BoundPlace[] {
  return tablesOf(slot).flatMap(({ path, table }) =>
    'rows' in table
      ? table.rows.flatMap((row, index) =>
          boundsIn(row, table.by, `${path}/rows/${index}`, slot.placed),
        )
      : [],
  );
}

function boundsInSentence(placed: PlacedSentence): readonly BoundPlace[] {
  return conditionsOf(placed).flatMap(({ name, wanted, path }) =>
    typeof wanted === 'string' ? [] : boundsIn(wanted, name, path, placed),
  );
}

/** Every condition of a sentence, also those under which something held back is released. */
export function conditionsOf({ sentence, path }: PlacedSentence): readonly {
  readonly name: string;
  readonly wanted: Conditions[string];
  readonly path: string;
}[] {
  const groups = {
    when: sentence.when,
    any: sentence.any,
    unless: sentence.unless,
    'hold/until': sentence.hold?.until,
  };
  return Object.entries(groups).flatMap(([word, conditions]) =>
    Object.entries(conditions ?? {}).map(([name, wanted]) => ({
      name,
      wanted,
      path: `${path}/${word}/${name}`,
    })),
  );
}

function boundsIn(
  bounds: Bounds,
  figure: string,
  path: string,
  placed: PlacedSentence | undefined,
): readonly BoundPlace[] {
  return (['from', 'above', 'below', 'to'] as const).flatMap((word) => {
    const text = bounds[word];
    if (text === undefined) return [];
    return [{ figure, text, path: `${path}/${word}`, ...(placed ? { placed } : {}) }];
  });
}

function inSentence(placed: PlacedSentence): readonly Reading[] {
  const { sentence, path } = placed;
  const { of, less = [], tranche, atMostShare } = sentence;
  const figures: readonly (readonly [string | undefined, string])[] = [
    [of, 'of'],
    ...less.map((name, index) => [name, `less/${index}`] as const),
    [tranche?.untilPaid, 'tranche/untilPaid'],
    [tranche?.afterPaid, 'tranche/afterPaid'],
    [atMostShare?.of, 'atMostShare/of'],
  ];
  return [
    ...figures.flatMap(([name, field]) =>
      name === undefined ? [] : [reading(name, `${path}/${field}`, placed)],
    ),
    ...conditionsOf(placed).map(({ name, path: at }) => ({
      ...reading(name, at, placed),
      as: 'condition' as const,
    })),
  ];
}

function namesIn(
  text: string,
  path: string,
  placed: PlacedSentence | undefined,
): readonly Reading[] {
  if (text === 'none' || text === 'unknown' || /^\d{4}-/.test(text)) return [];
  if (!isQuantity(text)) return [reading(text, path, placed)];
  const { of } = readQuantity(text);
  return of === undefined ? [] : [reading(of, path, placed)];
}

function reading(text: string, path: string, placed: PlacedSentence | undefined): Reading {
  const [name = '', side] = text.split('.');
  return {
    text,
    name,
    ...(side === undefined ? {} : { side }),
    path,
    ...(placed ? { placed } : {}),
    as: 'figure',
  };
}
