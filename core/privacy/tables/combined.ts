import type { Terms } from '../../terms/shape/terms.ts';
import { isSmall, type Margin } from '../cells/table.ts';
import { achievedIn, type PlacedCount, type What } from './counts.ts';
import { closureOf, figureOf, personTypes } from './person-types.ts';
import { isBeside, type Row, SIDES, type SideName } from './row.ts';

type About = {
  readonly terms: Pick<Terms, 'metrics'>;
  readonly below: number;
  readonly at: (row: Row, side: SideName, what: What) => PlacedCount | undefined;
};

/** Counts of metrics added and taken off, and the measured, so that what is left is a count of persons. */
type Combination = { readonly signs: readonly Sign[]; readonly measured: 1 | 0 | -1 };
type Sign = 1 | -1;

/** So many metrics are held against each other. */
const MOST_TOGETHER = 4;

/**
 * The few who follow from the counts of several metrics: who is in none of three bands, or in both of two metrics that
 * stand beside whoever is in one of them. By the terms each person is counted so many times in such a sum, never less
 * than none, so that a sum of few is of few persons.
 */
export function combinedIn(rows: readonly Row[], about: About) {
  const known = new Map<string, readonly Combination[]>();
  const combinationsOf = (names: readonly string[]) => {
    const key = names.join(' ');
    const found = known.get(key) ?? combinationsIn(about.terms, names);
    known.set(key, found);
    return found;
  };
  const found = SIDES.flatMap((side) =>
    groupsIn(rows, side, about).flatMap((group) =>
      combinationsOf(namesOf(group)).flatMap((combination) =>
        fewOf(group, side, { combination, ...about }),
      ),
    ),
  );
  return {
    counts: found.flatMap(({ counts }) => counts),
    margins: found.flatMap(({ margins }) => margins),
  };
}

type Member = { readonly row: Row; readonly count: PlacedCount };

/** Shares in the same place that have to do with each other, two to four of them. */
function groupsIn(rows: readonly Row[], side: SideName, { at, terms }: About): Member[][] {
  const members = rows.flatMap((row) => {
    const count = at(row, side, achievedIn(row, side, terms));
    const isShare = terms.metrics?.[row.metric]?.measure?.as === 'share';
    return isShare && count ? [{ row, count }] : [];
  });
  const figures = new Map(members.map(({ row }) => [row.metric, figuresOf(terms, row.metric)]));
  const isRelated = (one: Member, other: Member) =>
    isBeside(one.row, other.row) &&
    one.row.sides[side]?.arm === other.row.sides[side]?.arm &&
    [...(figures.get(one.row.metric) ?? [])].some((each) =>
      figures.get(other.row.metric)?.has(each),
    );
  const found: Member[][] = [];
  let groups = members.map((member) => [member]);
  for (let size = 2; size <= MOST_TOGETHER; size += 1) {
    // Two parts of a combination have to do with each other by way of it: a group grows in any order.
    const grown = groups.flatMap((group) =>
      members
        .filter((one) => !group.includes(one) && group.some((each) => isRelated(each, one)))
        .map((one) => members.filter((each) => each === one || group.includes(each))),
    );
    groups = [...new Map(grown.map((group) => [keyOf(group), group])).values()];
    found.push(...groups);
  }
  return found;
}

function keyOf(group: readonly Member[]): string {
  return group.map(({ count }) => count.id).join(' ');
}

function namesOf(group: readonly Member[]): string[] {
  return group.map(({ row }) => row.metric);
}

function figuresOf(terms: Pick<Terms, 'metrics'>, name: string): Set<string> {
  return new Set(closureOf(terms, [name]).map((each) => figureOf(each, terms.metrics?.[each])));
}

/**
 * Every way of adding and subtracting in which nobody is counted less than not at all. Who counts as a failure is in
 * none of several bands, also where these leave nothing out: what holds without such persons is held against, and what
 * holds with them.
 */
function combinationsIn(
  terms: Pick<Terms, 'metrics'>,
  names: readonly string[],
): readonly Combination[] {
  const types = personTypes(terms, names).map((type) =>
    names.map((name) => Number(type.get(name))),
  );
  const withFailures = [...types, names.map(() => 0)];
  const signs = names.reduce<Sign[][]>(
    (all, _) =>
      all.flatMap((each) => [
        [...each, 1],
        [...each, -1],
      ]),
    [[]],
  );
  return signs
    .flatMap((each) => ([1, 0, -1] as const).map((measured) => ({ signs: each, measured })))
    .filter((each) => isSubtracted(each))
    .filter((each) => [types, withFailures].some((all) => countsSome(all, each)));
}

function isSubtracted({ signs, measured }: Combination): boolean {
  return measured === -1 || signs.includes(-1);
}

function countsSome(types: readonly number[][], { signs, measured }: Combination): boolean {
  const times = types.map((type) =>
    type.reduce((sum, is, at) => sum + is * (signs[at] ?? 0), measured),
  );
  return times.every((time) => time >= 0) && times.some((time) => time > 0);
}

function fewOf(
  group: readonly Member[],
  side: SideName,
  { combination, at, below }: About & { combination: Combination },
): { counts: PlacedCount[]; margins: Margin[] }[] {
  const { signs, measured } = combination;
  const [first] = group;
  const whole = group.map(({ row }) => at(row, side, 'measured'));
  const isOfSame = whole.every((each) => each !== undefined && each.id === whole[0]?.id);
  if (!first || (measured !== 0 && !isOfSame)) return [];
  const of = (sign: Sign) => [
    ...(measured === sign ? whole.slice(0, 1).flatMap((each) => each ?? []) : []),
    ...group.flatMap(({ count }, index) => (signs[index] === sign ? [count] : [])),
  ];
  const [added, taken] = [of(1), of(-1)];
  const sum = (counts: readonly PlacedCount[]) =>
    counts.reduce((total, { value }) => total + value, 0);
  const value = sum(added) - sum(taken);
  if (value < 0 || !isSmall(value, below)) return [];
  const ids = (counts: readonly PlacedCount[]) => counts.map(({ id }) => id);
  const name = [...ids(added), 'less', ...ids(taken)].join('|');
  const unsaid = (id: string, count: number): PlacedCount => ({
    ...{ ...first.count, what: 'between', id, value: count },
  });
  const few = unsaid(`few|${name}`, value);
  const together = unsaid(`together|${name}`, sum(added));
  return [
    {
      counts: [few, together],
      margins: [
        { total: together.id, parts: ids(added) },
        { total: together.id, parts: [...ids(taken), few.id] },
      ],
    },
  ];
}
