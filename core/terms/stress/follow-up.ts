import { addSpan } from '../../calendar/span.ts';
import type { Finding } from '../../findings.ts';
import { type StressContext, type Weakness, weakness } from './context.ts';
import { lastEnrolled } from './life.ts';

/** A follow-up that ends before the outcome that is paid for can have happened for everyone. */
export const followUpShort: Weakness = (stress) => [...inMetrics(stress), ...inRates(stress)];

/** Whoever is enrolled last reaches the window only after the last period that is paid for. */
function inMetrics(stress: StressContext): readonly Finding[] {
  const { phases, periods = [], metrics = {} } = stress.context.terms;
  const last = periods
    .filter(({ purpose }) => purpose !== 'learning')
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  if (!phases || last === undefined) return [];
  return Object.entries(metrics).flatMap(([name, { window, purpose, clause }]) => {
    if (window?.counted !== 'after enrolment' || window.closes === undefined) return [];
    const closes = addSpan(lastEnrolled(phases), window.closes);
    const isJudgedBefore = phases.end !== undefined && closes > phases.end;
    if (purpose === 'learning' || closes <= last || isJudgedBefore) return [];
    const path = `/metrics/${name}/window`;
    const facts = { name, closes, end: last };
    return [weakness(stress, { code: 'terms.follow-up-short', path, facts, clause })];
  });
}

const SUSTAINED = /(?:^|[_ ])(\d+)[_ -]?(week|month|year|veck|månad|år)/;

const SPANS: Readonly<Record<string, string>> = {
  week: 'weeks',
  veck: 'weeks',
  month: 'months',
  månad: 'months',
  year: 'years',
  år: 'years',
};

/** A rate line whose name says how long the outcome has to last. */
function inRates(stress: StressContext): readonly Finding[] {
  const { phases, periods = [] } = stress.context.terms;
  const end = phases?.end ?? periods.at(-1)?.to;
  if (!phases || end === undefined) return [];
  return stress.context.sentences.flatMap(({ sentence, path, clause }) => {
    const late = (sentence.rates ?? []).flatMap(({ outcome, title = '' }) => {
      const span = sustainedSpan(outcome) ?? sustainedSpan(title);
      const closes = span && addSpan(lastEnrolled(phases), span);
      return closes === undefined || closes <= end ? [] : [{ outcome, closes }];
    });
    const [latest] = late.toSorted((one, other) => other.closes.localeCompare(one.closes));
    if (!latest) return [];
    const name = late.map(({ outcome }) => outcome);
    const facts = { name, closes: latest.closes, end };
    return [
      weakness(stress, { code: 'terms.follow-up-short', path: `${path}/rates`, facts, clause }),
    ];
  });
}

function sustainedSpan(text: string): string | undefined {
  const [, count, unit = ''] = SUSTAINED.exec(text) ?? [];
  return count === undefined ? undefined : `${count} ${SPANS[unit]}`;
}
