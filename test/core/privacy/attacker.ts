import { solve } from 'yalps';
import type { DisclosedResult } from '../../../core/privacy/tables/disclosed-result.ts';

/** One equation that the attacker knows: so many of each unknown add up to a number. */
export type Equation = { readonly terms: ReadonlyMap<string, number>; readonly equals: number };

/** What somebody makes of everything that was disclosed to them. */
export type Attack = {
  /** The narrowest span of a figure, by its place: `metric cohort period r1 own missing`. */
  span: (place: string) => { least: number; most: number };
  /** Whether the figure was simply told. */
  wasTold: (place: string) => boolean;
};

/**
 * Somebody who fetched every disclosed result, knows how the tables are made and that no count is negative, and solves
 * them all together. Written apart from the rules that it attacks: it reads only what is published, and knows from the
 * terms whose counts are within whose.
 */
export function attack(
  results: readonly DisclosedResult[],
  within: readonly { outer: string; inner: string; what: string }[] = [],
): Attack {
  const told = new Map<string, number>();
  const equations: Equation[] = [];
  const add = (total: string, parts: readonly string[]): void => {
    equations.push({
      terms: new Map([[total, 1], ...parts.map((part) => [part, -1] as const)]),
      equals: 0,
    });
  };
  for (const result of results) {
    const cohortsOf = new Map<string, string[]>();
    for (const row of result.metrics) {
      const at = [
        row.metric,
        row.total ? 'all' : (row.cohort ?? ''),
        row.period ?? '',
        `r${result.revision}`,
      ];
      for (const [side, { counts, sum, of }] of Object.entries(row.sides)) {
        const place = (what: string) => [...at, side, what].join(' ');
        const figures = { ...counts, achieved: sum, of };
        for (const [what, figure] of Object.entries(figures)) {
          if (figure === undefined) continue;
          if (figure !== 'withheld') told.set(place(what), Number(figure));
        }
        if ('missing' in counts) add(place('reached'), [place('measured'), place('missing')]);
        if ('reached' in counts) add(place('enrolled'), [place('reached'), place('gone')]);
        // Those who are missing count as failures here.
        add(place('reached'), [place('achieved'), place('failed'), place('missing')]);
        for (const what of [
          'enrolled',
          'reached',
          'measured',
          'missing',
          'achieved',
          'failed',
          'gone',
        ]) {
          const all = [row.metric, 'all', row.period ?? '', `r${result.revision}`, side, what].join(
            ' ',
          );
          if (!row.total) cohortsOf.set(all, [...(cohortsOf.get(all) ?? []), place(what)]);
        }
      }
    }
    for (const { metric, cohort, period = '', total } of result.metrics) {
      const at = (name: string, what: string) =>
        [name, total ? 'all' : (cohort ?? ''), period, `r${result.revision}`, 'own', what].join(
          ' ',
        );
      for (const { outer, inner, what } of within.filter((each) => each.outer === metric)) {
        const rest = at(`${outer}-${inner}`, what);
        add(at(outer, what), [at(inner, what), rest]);
      }
    }
    for (const [all, parts] of cohortsOf) if (parts.length > 1) add(all, parts);
  }
  return spansOf({ told, equations });
}

/** Solves everything that is known for the least and the most that a figure can be. */
export function spansOf(input: {
  told: ReadonlyMap<string, number>;
  equations: readonly Equation[];
}): Attack {
  const { told } = input;
  const equations = input.equations.map((equation) => withoutTold(equation, told));
  const bound = (place: string, direction: 'minimize' | 'maximize'): number => {
    const variables = new Map([[place, new Map([['asked', 1]])]]);
    const constraints = new Map<string, { equal: number }>();
    for (const [index, { terms, equals }] of linkedTo(place, equations).entries()) {
      for (const [each, sign] of terms) {
        const coefficients = variables.get(each) ?? new Map<string, number>();
        variables.set(each, coefficients.set(`e${index}`, sign));
      }
      constraints.set(`e${index}`, { equal: equals });
    }
    const found = solve({ direction, objective: 'asked', constraints, variables });
    if (found.status === 'unbounded') return Number.POSITIVE_INFINITY;
    if (found.status !== 'optimal')
      throw new Error(`The attacker's tables do not fit: ${found.status}`);
    return direction === 'minimize'
      ? Math.ceil(found.result - 1e-6)
      : Math.floor(found.result + 1e-6);
  };
  const span = (place: string) => {
    const known = told.get(place);
    if (known !== undefined) return { least: known, most: known };
    return { least: bound(place, 'minimize'), most: bound(place, 'maximize') };
  };
  return { span, wasTold: (place) => told.has(place) };
}

function withoutTold({ terms, equals }: Equation, told: ReadonlyMap<string, number>): Equation {
  const left = [...terms].filter(([place]) => !told.has(place));
  const known = [...terms].reduce((sum, [place, sign]) => sum + sign * (told.get(place) ?? 0), 0);
  if (left.length === 0 && equals !== known)
    throw new Error(`The attacker's tables do not fit: ${[...terms.keys()].join(', ')}`);
  return { terms: new Map(left), equals: equals - known };
}

/** The equations that say something of a place, or of a place in one of them, and so on. */
function linkedTo(place: string, equations: readonly Equation[]): Equation[] {
  const places = new Set([place]);
  const linked = new Set<Equation>();
  for (const each of places) {
    for (const equation of equations) {
      if (linked.has(equation) || !equation.terms.has(each)) continue;
      linked.add(equation);
      for (const other of equation.terms.keys()) places.add(other);
    }
  }
  return [...linked];
}
