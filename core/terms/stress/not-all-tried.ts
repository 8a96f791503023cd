import { type Weakness, weakness } from './context.ts';
import { PROBES_MAX } from './probe/probe.ts';

/** Says that weaknesses may be left, where the terms have more bounds than are tried, or cannot be tried at all. */
export const notAllTried: Weakness = (stress) => {
  const path = '/payments';
  const because = stress.probe.refusal();
  if (because !== undefined) {
    // A figure that is not published is told of by itself.
    const severity = because === 'settlement.figure-unknown' ? 'note' : 'warning';
    return [weakness(stress, { code: 'terms.not-tried', path, facts: { because }, severity })];
  }
  if (!stress.probe.isExhausted()) return [];
  const facts = { tried: String(PROBES_MAX) };
  return [weakness(stress, { code: 'terms.not-all-tried', path, facts, severity: 'note' })];
};
