/** What was measured of files of one size, rows in one order. */
export type Measured = {
  readonly rows: number;
  readonly order: string;
  /** What ran beside it by turns. */
  readonly beside: string;
  /** Medians of whole processes. */
  readonly seconds: number;
  readonly otherSeconds: number;
  readonly processor: number;
  readonly otherProcessor: number;
  /** The median of the ratios of each pair. */
  readonly ratio: number;
  /** The largest peak of all turns. */
  readonly megabytes: number;
  readonly otherMegabytes: number;
  /** What the ratio and the memory may be at most. */
  readonly most: number;
  readonly memory: number | undefined;
  readonly isWithin: boolean;
};

/** What is promised: times as parts of DuckDB's, or of the check of the terms; memory by millions of rows. */
export const LIMITS = {
  sorted: 0.5,
  shuffled: 0.8,
  check: 1.4,
  exponent: 1,
  megabytes: { '5': 160, '24': 400 } as Readonly<Record<string, number>>,
} as const;

const HEADER = ['rows', 'order', 's', 'beside', 's', 'ratio', 'at most', 'cpu s', 'cpu s', 'MB'];

/** Everything that was measured as a table, with what is beyond its limit marked, and how time grows with rows. */
export function table(measured: readonly Measured[]): string {
  const lines = measured.map((each) => [
    each.rows.toLocaleString('en'),
    each.order,
    each.seconds.toFixed(2),
    each.beside,
    each.otherSeconds.toFixed(2),
    each.ratio.toFixed(2),
    each.most.toFixed(2),
    each.processor.toFixed(2),
    each.otherProcessor.toFixed(2),
    `${each.megabytes.toFixed(0)}${each.memory === undefined ? '' : ` of ${each.memory}`}`,
    `${each.otherMegabytes.toFixed(0)}`,
    each.isWithin ? '' : 'BEYOND',
  ]);
  const rows = [[...HEADER, 'MB', ''], ...lines];
  const widths = HEADER.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const text = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
  return `\n${text.join('\n')}\n${growth(measured).join('')}`;
}

/** The exponent of the growth from the fewest rows to the most, of each order. */
function growth(measured: readonly Measured[]): string[] {
  const besideDuckDb = measured.filter(({ beside }) => beside === 'DuckDB');
  return [...new Set(besideDuckDb.map(({ order }) => order))].flatMap((order) => {
    const ofOrder = besideDuckDb.filter((each) => each.order === order);
    const [first, last] = [ofOrder[0], ofOrder.at(-1)];
    if (!first || !last || first === last) return [];
    const exponent = Math.log(last.seconds / first.seconds) / Math.log(last.rows / first.rows);
    const mark = exponent > LIMITS.exponent ? ' BEYOND' : '';
    return [`${order}: time grows with the rows to the power ${exponent.toFixed(2)}${mark}\n`];
  });
}
