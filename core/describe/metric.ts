import type { Metric, Window } from '../terms/shape/metric.ts';
import { capitalised } from '../words/phrases.ts';
import { boundsText } from './bounds.ts';
import type { DescribedLine } from './described.ts';
import { placeText, roundingText } from './figures.ts';
import { figuresText, followedText, measuredAs } from './follow-up.ts';
import { figureText, numberOrName } from './names.ts';
import { marks, type Teller, type Telling } from './telling.ts';
import { uncertaintyText } from './uncertainty.ts';

/** A metric in words: what it is, against what, measured how, and what happens to who is missing. */
export function metricLine(teller: Teller, name: string, metric: Metric): DescribedLine {
  const t: Telling = { ...teller, rows: [] };
  const { words } = t;
  const { better, purpose, source, range, minimum, claimant, round } = metric;
  const text = [
    `${[meaning(t, name, metric), ...against(t, metric)].join(', ')}.`,
    words.better[better],
    words.purposes[purpose],
    ...measured(t, metric),
    ...(metric.window === undefined ? [] : [windowText(t, metric.window)]),
    words.missing(metric.missing ?? 'excluded'),
    ...followedText(t, metric),
    ...others(t, metric),
    ...corrections(t, metric),
    ...(round === undefined ? [] : [words.roundedEffect(roundingText(t, round, metric.unit))]),
    ...uncertaintyText(t, metric),
    ...(minimum === undefined ? [] : [words.minimum(minimum)]),
    ...(claimant === undefined ? [] : [words.claimant(claimant)]),
    ...(range === undefined ? [] : [rangeText(t, range, metric.unit)]),
    ...(source === undefined ? [] : [words.source(withoutStop(source))]),
  ];
  return {
    path: `/metrics/${name}`,
    name,
    depth: 0,
    text: text
      .filter((part) => part !== '')
      .map(capitalised)
      .join(' '),
    rows: t.rows,
    ...marks({ clause: metric.clause, inferred: inferredIn(metric) }),
  };
}

function meaning(t: Telling, name: string, { title, effect, unit, of }: Metric): string {
  const { words } = t;
  const called = title === undefined ? words.named(name) : words.titled(words.named(name), title);
  const said = words.effect(called, effect ?? 'level', words.units[unit] ?? unit);
  return of === undefined ? said : `${said} ${words.perOf(figureText(t, of))}`;
}

function against(t: Telling, { comparator, unit }: Metric): string[] {
  if (comparator === undefined) return [];
  const { words } = t;
  const { kind, value, reference, during, source } = comparator;
  const span = reference?.closes;
  const said = [
    words.against(kind),
    ...(value === undefined ? [] : [words.comparatorValue(numberOrName(t, value, unit))]),
    ...(span === undefined ? [] : [`(${words.reference(words.spans(span))})`]),
    ...(during === undefined ? [] : [words.during(during.from, during.to)]),
    ...(source === undefined ? [] : [`(${withoutStop(source)})`]),
  ];
  return [said.join(' ')];
}

function measured(t: Telling, { measure, unit }: Metric): string[] {
  if (measure === undefined) return [];
  const { words } = t;
  const { as, observation = '', counts, duplicates = 'refuse' } = measure;
  const bounds =
    counts === undefined
      ? ''
      : boundsText(t, counts, { of: observation, unit: as === 'sum' ? unit : '' });
  return [
    ...measuredAs(t, measure),
    ...(bounds === '' ? [] : [words.achieved(bounds)]),
    words.duplicates[duplicates],
    ...figuresText(t, measure),
  ];
}

function windowText({ words }: Telling, { counted, opens, closes, lag }: Window): string {
  const span = (text: string | undefined): string => (text === undefined ? '' : words.spans(text));
  return words.window(counted, span(opens), span(closes), span(lag));
}

function others(t: Telling, { less, requires }: Metric): string[] {
  const names = (list: readonly string[]): string[] => list.map((each) => t.words.named(each));
  return [
    ...(less === undefined || less.length === 0 ? [] : [t.words.lessOf(names(less))]),
    ...(requires === undefined ? [] : [t.words.requires(names([requires].flat()))]),
  ];
}

/** What is taken off as deadweight, and the drift that is published. */
function corrections(t: Telling, { deadweight, drift, unit }: Metric): string[] {
  return [
    ...(deadweight === undefined
      ? []
      : [t.words.deadweight(placeText(t, deadweight, { kind: 'share' }))]),
    ...(drift === undefined ? [] : [t.words.drift(numberOrName(t, drift, unit))]),
  ];
}

function rangeText(t: Telling, range: string, unit: string): string {
  const [low = '', high = ''] = range.split(' to ');
  return t.words.range(numberOrName(t, low, unit), numberOrName(t, high, unit));
}

/** What is inferred of the metric or of its comparator. */
function inferredIn({ inferred, comparator }: Metric): string | undefined {
  const all = [inferred, comparator?.inferred].filter((each) => each !== undefined);
  return all.length === 0 ? undefined : all.join('; ');
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}
