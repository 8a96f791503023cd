import type { FollowUp, Leaving } from '../terms/shape/follow-up.ts';
import type { Measure, Metric } from '../terms/shape/metric.ts';
import { boundsText } from './bounds.ts';
import type { DescribedLine } from './described.ts';
import { marks, partyName, type Teller, type Telling } from './telling.ts';

/** What is measured: an observation, a time to it, or what other metrics come to. */
export function measuredAs({ words }: Telling, measure: Measure): string[] {
  const { as, observation = '', per, over, daysPerYear = '365.25', upTo = '', combines } = measure;
  const named = (names: readonly string[]) => names.map((name) => words.named(name));
  if (combines?.all) return [words.combinesAll(named(combines.all))];
  if (combines?.any) return [words.combinesAny(named(combines.any))];
  if (combines?.weighted) {
    const parts = Object.entries(combines.weighted);
    return [words.combinesWeighted(parts.map(([name, by]) => words.weight(words.named(name), by)))];
  }
  if (as.endsWith('time') || as.endsWith('event')) {
    return [words.time(as, observation, upTo)];
  }
  return [
    words.measure(as, observation, per),
    ...(over === undefined ? [] : [words.perTime(over, daysPerYear)]),
  ];
}

/** How a person's observations become a figure, and when a figure is too far out. */
export function figuresText(t: Telling, measure: Measure): string[] {
  const { words } = t;
  const { perPerson, baseline, outliers, observation = '' } = measure;
  return [
    ...(perPerson === undefined ? [] : [words.perPerson(perPerson)]),
    ...(baseline === undefined
      ? []
      : [words.baseline(words.spans(baseline.closes ?? ''), baseline.counted)]),
    ...(outliers === undefined
      ? []
      : [
          words.outliers(
            boundsText(t, boundsOf(outliers), { of: observation, unit: undefined }),
            outliers.are,
          ),
        ]),
  ];
}

function boundsOf({ from, to }: NonNullable<Measure['outliers']>) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** What persons who left count as in a metric, and what happens to windows that are still open. */
export function followedText({ words }: Telling, { leaving, window }: Metric): string[] {
  return [
    ...leavingTexts(words, leaving),
    ...(window?.unfinished === 'censored' ? [words.unfinished] : []),
  ];
}

function leavingTexts(words: Telling['words'], leaving: Leaving | undefined): string[] {
  return Object.entries(leaving ?? {}).map(([reason, rule]) => {
    const { counts, data = '' } = typeof rule === 'string' ? { counts: rule } : rule;
    return words.left(reason === 'other' ? words.otherReason : reason, counts, data);
  });
}

/** How persons are followed in the whole contract, a line for each rule. */
export function followUpLines(teller: Teller): DescribedLine[] {
  const { followUp } = teller.terms;
  if (followUp === undefined) return [];
  const { words } = teller;
  const { transfer, reEnrolment, decides, leaving } = followUp;
  const line = (path: string, text: string): DescribedLine => ({
    path: `/followUp/${path}`,
    name: path,
    depth: 0,
    text,
    rows: [],
    ...marks({ clause: followUp.clause, inferred: followUp.inferred }),
  });
  return [
    ...leavingTexts(words, leaving).map((text, at) =>
      line(`leaving/${Object.keys(leaving ?? {})[at]}`, text),
    ),
    ...(transfer === undefined ? [] : [line('transfer', words.transfer[transfer])]),
    ...(reEnrolment === undefined ? [] : [line('reEnrolment', words.reEnrolment[reEnrolment])]),
    ...excludedLines(teller, followUp),
    ...(decides === undefined ? [] : [line('decides', words.decides[decides])]),
  ];
}

function excludedLines(teller: Teller, { excluded = [] }: FollowUp): DescribedLine[] {
  return excluded.map(({ from, to, agreedBy, clause, inferred }, at) => ({
    path: `/followUp/excluded/${at}`,
    name: `excluded/${at}`,
    depth: 0,
    text: teller.words.excludedDays(
      from,
      to,
      agreedBy.map((party) => partyName(teller, party)),
    ),
    rows: [],
    ...marks({ clause, inferred }),
  }));
}
