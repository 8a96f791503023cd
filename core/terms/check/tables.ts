import type { Finding } from '../../findings.ts';
import type { TableRow } from '../shape/number.ts';
import { finder, type Rule, type SlotInTerms, type TermsContext } from './context.ts';
import {
  areApart,
  type End,
  endsBefore,
  type Interval,
  intervalOf,
  isEmpty,
  isWithin,
  rangeOf,
} from './intervals.ts';
import { tablesOf } from './numbers.ts';

type Rows = {
  readonly by: string;
  readonly rows: readonly TableRow[];
  readonly path: string;
  readonly clause: string | undefined;
};

/** A table says one thing for every value that can occur: its rows rise, meet, and neither gape nor overlap. */
export const tables: Rule = (context) =>
  context.slots.flatMap(rowsIn).flatMap((table) => {
    const falling = unordered(table, context);
    const seams =
      falling.length > 0 ? falling : [...between(table, context), ...ends(table, context)];
    return [...eachRow(table, context), ...seams];
  });

function rowsIn(slot: SlotInTerms): readonly Rows[] {
  return tablesOf(slot).flatMap(({ path, table }) =>
    'rows' in table ? [{ by: table.by, rows: table.rows, path, clause: slot.placed?.clause }] : [],
  );
}

function eachRow({ by, rows, path, clause }: Rows, context: TermsContext): readonly Finding[] {
  const find = finder(context);
  const range = rangeOf(context, by);
  return rows.flatMap((row, index) => {
    const at = `${path}/rows/${index}`;
    const interval = intervalOf(row);
    const rises = row.risingTo !== undefined && !(interval.low && interval.high);
    return [
      ...(rises ? [find.error('terms.rising-unbounded', `${at}/risingTo`, {}, clause)] : []),
      ...(isEmpty(interval) ? [find.error('terms.row-empty', at, {}, clause)] : []),
      ...(range && areApart(interval, range)
        ? [find.warning('terms.row-unreachable', at, reach(by, context), clause)]
        : []),
    ];
  });
}

function reach(by: string, context: TermsContext): { name: string; range: string } {
  return { name: by, range: context.terms.metrics?.[by]?.range ?? '1, 2, 3 …' };
}

function unordered({ rows, path, clause }: Rows, context: TermsContext): readonly Finding[] {
  const find = finder(context);
  return rows.slice(1).flatMap((row, index) => {
    const [before, after] = [intervalOf(rows[index] ?? row), intervalOf(row)];
    return endsBefore(after, before)
      ? [find.error('terms.rows-unordered', `${path}/rows/${index + 1}`, {}, clause)]
      : [];
  });
}

/** Each row begins where the one before it ends. */
function between({ by, rows, path, clause }: Rows, context: TermsContext): readonly Finding[] {
  const find = finder(context);
  return rows.slice(1).flatMap((row, index) => {
    const at = `${path}/rows/${index + 1}`;
    const [before, after] = [intervalOf(rows[index] ?? row), intervalOf(row)];
    const { gap, overlap } = seam(before, after);
    return [
      ...(gap === undefined ? [] : [find.error('terms.table-gap', at, { by, gap }, clause)]),
      ...(overlap === undefined
        ? []
        : [find.error('terms.table-overlap', at, { by, overlap }, clause)]),
    ];
  });
}

/** What lies between two rows, or in both. Ends that are different names cannot be compared. */
function seam({ high }: Interval, { low }: Interval): { gap?: string; overlap?: string } {
  if (!high) return { overlap: low ? `≥ ${low.text}` : '…' };
  if (!low) return { overlap: `≤ ${high.text}` };
  const order = compare(high, low);
  if (order === undefined) return {};
  if (order > 0) return { overlap: `${low.text} – ${high.text}` };
  if (order < 0) return { gap: `${high.text} – ${low.text}` };
  if (high.included && low.included) return { overlap: `= ${low.text}` };
  return high.included || low.included ? {} : { gap: `= ${low.text}` };
}

function compare(one: End, other: End): number | undefined {
  if (one.text === other.text) return 0;
  return one.value && other.value ? one.value.comparedTo(other.value) : undefined;
}

/** The first row takes all that is lower and the last all that is higher, unless the range ends there. */
function ends({ by, rows, path, clause }: Rows, context: TermsContext): readonly Finding[] {
  const find = finder(context);
  const { low } = intervalOf(rows[0] ?? { is: 'none' });
  const { high } = intervalOf(rows.at(-1) ?? { is: 'none' });
  const range = rangeOf(context, by) ?? {};
  const gaps = [
    ...(low && !isWithin(range.low ? { low: range.low } : {}, { low })
      ? [{ at: `${path}/rows/0`, gap: `${low.included ? '<' : '≤'} ${low.text}` }]
      : []),
    ...(high && !isWithin(range.high ? { high: range.high } : {}, { high })
      ? [
          {
            at: `${path}/rows/${rows.length - 1}`,
            gap: `${high.included ? '>' : '≥'} ${high.text}`,
          },
        ]
      : []),
  ];
  return gaps.map(({ at, gap }) => find.error('terms.table-gap', at, { by, gap }, clause));
}
