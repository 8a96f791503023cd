import type { Finding } from '../../findings.ts';
import type { Measure, Metric } from '../shape/metric.ts';
import { finder, type Rule, type TermsContext } from './context.ts';
import { intervalOf, isEmpty } from './intervals.ts';
import { upToDays } from './up-to.ts';

/** A measure says of what it is, and no word stands where it would change nothing. */
export const measures: Rule = (context) =>
  Object.entries(context.terms.metrics ?? {}).flatMap(([name, metric]) => {
    const { measure, clause } = metric;
    if (!measure) return [];
    const path = `/metrics/${name}/measure`;
    const find = finder(context);
    return [
      ...ofOne(context, { path, measure, clause }),
      ...misplaced(metric, measure).map(({ word, belongs }) =>
        find.error('terms.word-misplaced', `${path}/${word}`, { word, belongs }, clause),
      ),
      ...needed(measure).map(({ word, as }) =>
        find.error('terms.measure-word-missing', path, { name, word, as }, clause),
      ),
      ...(isUpTo(measure) ? upToDays(context, { name, metric, path: `${path}/upTo` }) : []),
      ...ofTimes(context, name, metric),
      ...outliers(context, { path, measure, clause }),
      ...counts(context, { path, measure, clause }),
    ];
  });

type Placed = { path: string; measure: Measure; clause: string | undefined };

function ofOne(context: TermsContext, { path, measure, clause }: Placed): readonly Finding[] {
  const { observation, combines } = measure;
  const ways = combines === undefined ? 1 : Object.keys(combines).length;
  if ((observation === undefined) !== (combines === undefined) && ways === 1) return [];
  return [finder(context).error('terms.measure-of-one', path, {}, clause)];
}

type Misplaced = { readonly word: string; readonly belongs: string };

/** Words of a measure that would change nothing, each with where it belongs. */
function misplaced(metric: Metric, measure: Measure): readonly Misplaced[] {
  const { comparator } = metric;
  const { as, over, perPerson, baseline, combines, counts, duplicates } = measure;
  const isTime = isOfTime(measure);
  const ofPerson = perPerson ?? baseline ?? combines;
  const ownPast = comparator?.kind === 'own-reference-period';
  const wrong = (isWrong: boolean, word: keyof Measure, belongs: string): Misplaced[] =>
    isWrong && measure[word] !== undefined ? [{ word, belongs }] : [];
  return [
    ...wrong(as !== 'rate', 'over', 'as: rate'),
    ...wrong(over !== 'person-years', 'daysPerYear', 'over: person-years'),
    ...wrong(!isUpTo(measure), 'upTo', UP_TO.map((word) => `as: ${word}`).join(', ')),
    ...wrong(isTime || combines !== undefined, 'perPerson', 'observation'),
    ...wrong(isTime || combines !== undefined || ownPast, 'baseline', 'observation'),
    ...wrong(isTime || isYesOrNo(measure), 'outliers', 'sum, mean, rate'),
    ...wrong(isTotal(metric, measure), 'per', 'share, rate, mean'),
    ...wrong(isTime, 'combines', 'share, count, sum, mean'),
    ...wrong(as.endsWith('time'), 'per', 'share, rate'),
    ...wrong(combines !== undefined || perPerson === 'days', 'duplicates', 'observation'),
    ...(ofPerson !== undefined && counts !== undefined && as !== 'share' && as !== 'count'
      ? [{ word: 'counts', belongs: 'as: share, as: count' }]
      : []),
    ...(duplicates === undefined && combines !== undefined && as === 'rate'
      ? [{ word: 'as', belongs: 'share, count, sum, mean' }]
      : []),
  ];
}

/** A person is in it or not: no figure of theirs can be too far out. */
function isYesOrNo({ as, counts, combines, perPerson, baseline }: Measure): boolean {
  const isOfFigures = (perPerson ?? baseline ?? combines) !== undefined;
  if (as === 'share' || combines?.all || combines?.any) return true;
  return as === 'count' && counts !== undefined && isOfFigures;
}

/** What is added up of all, and compared with no other group, is not per anybody. */
function isTotal({ comparator, effect }: Metric, { as }: Measure): boolean {
  const hasGroup = comparator !== undefined && GROUPS.includes(comparator.kind);
  return (as === 'sum' || as === 'count') && effect !== 'extra' && !hasGroup;
}

const GROUPS: readonly string[] = [
  'matched-group',
  'randomised-control',
  'historical-cohort',
  'difference-in-differences',
];

const UP_TO: readonly Measure['as'][] = [
  'restricted mean time',
  'share with event',
  'share without event',
];

function isUpTo({ as }: Measure): boolean {
  return UP_TO.includes(as);
}

function needed(measure: Measure): readonly { word: string; as: string }[] {
  const { as, upTo } = measure;
  return isUpTo(measure) && upTo === undefined ? [{ word: 'upTo', as }] : [];
}

/** Nobody has a time to an event before it could come, and times are not counted above an expected number. */
function ofTimes(context: TermsContext, name: string, metric: Metric): readonly Finding[] {
  const { measure, comparator, effect, clause } = metric;
  if (!measure || !isOfTime(measure)) return [];
  const kind = comparator?.kind ?? '';
  const isOwnPast = kind === 'own-reference-period' || kind === 'difference-in-differences';
  const find = finder(context);
  const misfit = (field: string, written: string) =>
    find.error('terms.time-misfit', `/metrics/${name}/${field}`, { name, written }, clause);
  return [
    ...(isOwnPast ? [misfit('comparator/kind', kind)] : []),
    ...(effect === 'extra' ? [misfit('effect', effect)] : []),
  ];
}

function isOfTime({ as }: Measure): boolean {
  return as.endsWith('time') || as.endsWith('event');
}

function outliers(context: TermsContext, { path, measure, clause }: Placed): readonly Finding[] {
  const { from, to } = measure.outliers ?? {};
  if (measure.outliers === undefined) return [];
  const at = `${path}/outliers`;
  const find = finder(context);
  if (from === undefined && to === undefined) {
    return [find.error('terms.outliers-unbounded', at, {}, clause)];
  }
  const bounds = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  return isEmpty(intervalOf(bounds)) ? [find.error('terms.bounds-empty', at, {}, clause)] : [];
}

/** Nobody can count whose value would have to lie where nothing does. */
function counts(context: TermsContext, { path, measure, clause }: Placed): readonly Finding[] {
  const { from, above, below, to } = measure.counts ?? {};
  const lows = [...(from ? [{ from }] : []), ...(above ? [{ above }] : [])];
  const highs = [...(to ? [{ to }] : []), ...(below ? [{ below }] : [])];
  const isImpossible = lows.some((low) =>
    highs.some((high) => isEmpty(intervalOf({ ...low, ...high }))),
  );
  const find = finder(context);
  return isImpossible ? [find.error('terms.bounds-empty', `${path}/counts`, {}, clause)] : [];
}
