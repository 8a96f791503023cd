import { addSpan } from '../../calendar/span.ts';
import { lastEnrolled } from '../stress/life.ts';
import { finder, type Rule } from './context.ts';

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
