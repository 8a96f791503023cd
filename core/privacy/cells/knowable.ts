import { type Constraint, type Model, solve } from 'yalps';
import { linkedTo, type Span, type Table } from './table.ts';

/** What whoever reads the tables does not see. */
export type Unknown = ReadonlySet<string>;

/**
 * What can be known of an unknown cell by solving all tables together: the least and the greatest whole number that
 * it can be. The reader is taken to know the rules: no count is negative, and a withheld one is not 0, because
 * nobody is always shown.
 *
 * Exact: the coefficients are 1 and −1 and the counts are whole numbers far below 2⁵³. What the solver cannot
 * answer counts as known.
 *
 * @example of 12 persons in two groups, both withheld, each is from 1 to 11
 */
export function knowable(table: Table, unknown: Unknown, id: string): Span {
  const value = table.cells.get(id)?.value ?? 0;
  if (!unknown.has(id)) return { least: value, most: value };
  const linked = [...linkedTo(id, table.margins, (other) => unknown.has(other))];
  const bound = (direction: 'minimize' | 'maximize'): number => {
    const solution = solve(modelOf(table, linked, { id, direction }));
    if (solution.status === 'unbounded') return Number.POSITIVE_INFINITY;
    if (solution.status !== 'optimal') return value;
    return Math.round(solution.result) + leastOf(table, id);
  };
  return { least: bound('minimize'), most: bound('maximize') };
}

/** The solver's figures begin at 0: each cell is counted from the least that it can be. */
function leastOf({ cells }: Table, id: string): number {
  return cells.get(id)?.fate === 'never' ? 0 : 1;
}

function modelOf(
  table: Table,
  linked: readonly string[],
  { id, direction }: { id: string; direction: 'minimize' | 'maximize' },
): Model {
  const isLinked = new Set(linked);
  const variables = new Map(linked.map((each) => [each, new Map<string, number>()]));
  variables.get(id)?.set('asked', 1);
  const constraints = new Map<string, Constraint>();
  for (const [index, { total, parts }] of table.margins.entries()) {
    const terms: (readonly [string, number])[] = [
      [total, 1],
      ...parts.map((part) => [part, -1] as const),
    ];
    if (!terms.some(([each]) => isLinked.has(each))) continue;
    let known = 0;
    for (const [each, sign] of terms) {
      const isFree = isLinked.has(each);
      known -= sign * (isFree ? leastOf(table, each) : (table.cells.get(each)?.value ?? 0));
      const coefficients = variables.get(each);
      if (isFree) coefficients?.set(`${index}`, sign + (coefficients.get(`${index}`) ?? 0));
    }
    constraints.set(`${index}`, { equal: known });
  }
  return { direction, objective: 'asked', constraints, variables, integers: true };
}
