import { type Decimal, decimal } from '../../money/decimal.ts';
import { readNumber } from '../../terms/quantity.ts';
import { combinedNames } from '../../terms/shape/measure.ts';
import type { Measure, Metric } from '../../terms/shape/metric.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { isAchievedWithin } from './within.ts';

type Metrics = Pick<Terms, 'metrics'>;

/** In which metrics somebody is counted. */
export type PersonType = ReadonlyMap<string, boolean>;

/** With more kinds of persons than this nothing is concluded. */
const MOST_TYPES = 4096;

/**
 * In which of some metrics a person can be counted together, by what the terms say: who is in one band is in no other,
 * who is in a combination is in its parts, and who found work in six months has found it in twelve.
 *
 * @example personTypes(terms, ['low', 'high']) // → neither, low alone, high alone
 */
export function personTypes(terms: Metrics, names: readonly string[]): readonly PersonType[] {
  const all = closureOf(terms, names);
  const families = [...familiesIn(terms, all).values()].map((family) => figuresIn(terms, family));
  const many = families.reduce((product, { length }) => product * length, 1);
  if (many > MOST_TYPES) return [];
  const drawn = families.reduce<PersonType[]>(
    (types, family) => types.flatMap((type) => family.map((more) => new Map([...type, ...more]))),
    [new Map()],
  );
  const implied = all.flatMap((one) =>
    all.filter((other) => isAchievedWithin(terms, { one, other })).map((other) => [one, other]),
  );
  return drawn
    .map((own) => new Map(all.map((name) => [name, isCounted(terms, name, own)])))
    .filter((type) => implied.every(([one = '', other = '']) => !type.get(one) || type.get(other)));
}

/** Some metrics with all that they combine and require. */
export function closureOf({ metrics = {} }: Metrics, names: readonly string[]): string[] {
  const all = new Set(names);
  for (const name of all) {
    const { measure, requires = [] } = metrics[name] ?? {};
    for (const other of [...combinedNames(measure), ...[requires].flat()]) all.add(other);
  }
  return [...all];
}

/** Metrics that judge the same figure of a person, by that figure. */
function familiesIn({ metrics = {} }: Metrics, names: readonly string[]): Map<string, string[]> {
  const families = new Map<string, string[]>();
  for (const name of names) {
    const metric = metrics[name];
    if (metric?.measure?.combines) continue;
    const figure = figureOf(name, metric);
    families.set(figure, [...(families.get(figure) ?? []), name]);
  }
  return families;
}

/** What figure it is; that of a metric without a share is its own. */
export function figureOf(name: string, metric: Metric | undefined): string {
  const { measure, window, leaving } = metric ?? {};
  if (measure?.as !== 'share') return name;
  const { counts: _, ...how } = measure;
  return JSON.stringify([how, window, leaving]);
}

/** Every way in which a figure can lie within the bounds of the metrics that judge it. */
function figuresIn({ metrics = {} }: Metrics, names: readonly string[]): PersonType[] {
  const [only] = names;
  if (names.length === 1 && only !== undefined)
    return [true, false].map((is) => new Map([[only, is]]));
  const bounds = names.flatMap((name) => Object.values(metrics[name]?.measure?.counts ?? {}));
  const edges = ['0', ...bounds.flatMap((bound) => bound ?? [])]
    .map((bound) => readNumber(bound))
    .sort((one, other) => one.comparedTo(other));
  const [least, most] = [edges[0] ?? decimal('0'), edges.at(-1) ?? decimal('0')];
  const between = edges.slice(1).map((edge, at) => edge.plus(edges[at] ?? edge).div(2));
  const points = [least.minus(1), ...edges, ...between, most.plus(1)];
  const types = points.map((point) =>
    names.map((name) => [name, isWithin(point, metrics[name]?.measure?.counts)] as const),
  );
  return [...new Map(types.map((type) => [JSON.stringify(type), new Map(type)])).values()];
}

function isWithin(figure: Decimal, counts: Measure['counts']): boolean {
  if (!counts) return !figure.isZero();
  const { from, above, below, to } = counts;
  return (
    (from === undefined || figure.gte(readNumber(from))) &&
    (above === undefined || figure.gt(readNumber(above))) &&
    (below === undefined || figure.lt(readNumber(below))) &&
    (to === undefined || figure.lte(readNumber(to)))
  );
}

function isCounted({ metrics = {} }: Metrics, name: string, own: PersonType): boolean {
  const { measure, requires = [] } = metrics[name] ?? {};
  const { all, any } = measure?.combines ?? {};
  const is = (other: string) => isCounted({ metrics }, other, own);
  const counted = all ? all.every(is) : any ? any.some(is) : (own.get(name) ?? false);
  return counted && [requires].flat().every(is);
}
