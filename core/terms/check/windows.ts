import { addSpan } from '../../calendar/span.ts';
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

/** A window has a day. */
export const windowDays: Rule = (context) => {
  const find = finder(context);
  return Object.entries(context.terms.metrics ?? {}).flatMap(([name, metric]) => {
    const { window, comparator, measure, clause } = metric;
    const all = [
      { field: 'window', of: window },
      { field: 'comparator/reference', of: comparator?.reference },
      { field: 'measure/baseline', of: measure?.baseline },
    ];
    return all.flatMap(({ field, of }) =>
      of !== undefined && longestOf(of) === 0
        ? [find.error('terms.window-empty', `/metrics/${name}/${field}`, {}, clause)]
        : [],
    );
  });
};
