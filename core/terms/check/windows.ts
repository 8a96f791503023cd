import { addSpan } from '../../calendar/span.ts';
import type { Window } from '../shape/window.ts';
import { lastEnrolled } from '../stress/life.ts';
import { finder, type Rule } from './context.ts';
import { longestOf } from './up-to.ts';

/** Whoever is enrolled last reaches the window before the contract ends. */
export const windows: Rule = (context) => {
  const find = finder(context);
  const { phases, metrics = {} } = context.terms;
  const end = phases?.end;
  if (!phases || end === undefined) return [];
  return Object.entries(metrics).flatMap(([name, { window, clause }]) => {
    if (window?.counted !== 'after enrolment' || window.closes === undefined) return [];
    const closed = addSpan(lastEnrolled(phases), window.closes);
    const closes = window.lag === undefined ? closed : addSpan(closed, window.lag);
    if (closes <= end) return [];
    const facts = { name, closes, end };
    return [find.warning('terms.window-after-end', `/metrics/${name}/window`, facts, clause)];
  });
};

/** A window has a day, and a person's own is counted from their enrolment. */
export const windowDays: Rule = (context) =>
  Object.entries(context.terms.metrics ?? {}).flatMap(([name, metric]) => {
    const { window, comparator, measure, clause } = metric;
    const find = finder(context);
    const path = `/metrics/${name}`;
    const own = [
      { at: `${path}/comparator/reference`, of: comparator?.reference },
      { at: `${path}/measure/baseline`, of: measure?.baseline },
    ];
    return [
      ...(window ? misplaced(window) : []).map((word) =>
        find.error(
          'terms.word-misplaced',
          `${path}/window/${word}`,
          { word, belongs: FROM },
          clause,
        ),
      ),
      ...[{ at: `${path}/window`, of: window }, ...own].flatMap(({ at, of }) =>
        of && isWithoutDay(of) ? [find.error('terms.window-empty', at, {}, clause)] : [],
      ),
      ...own.flatMap(({ at, of }) =>
        of?.counted === 'in the period'
          ? [find.error('terms.window-not-own', `${at}/counted`, {}, clause)]
          : [],
      ),
    ];
  });

const FROM = 'counted: after enrolment, or before enrolment';

/** Distances from enrolment, in a window that is counted by the calendar. */
function misplaced(window: Window): readonly string[] {
  if (window.counted !== 'in the period') return [];
  return (['opens', 'closes'] as const).filter((word) => window[word] !== undefined);
}

function isWithoutDay(window: Window): boolean {
  if (window.counted === 'in the period') return false;
  return window.closes === undefined || longestOf(window) === 0;
}
