import { type Weakness, weakness } from './context.ts';
import { PROBES_MAX } from './probe/probe.ts';

/** Says that weaknesses may be left, where the terms have more bounds than are tried. */
export const notAllTried: Weakness = (stress) => {
  if (!stress.probe.isExhausted()) return [];
  const facts = { tried: String(PROBES_MAX) };
  return [
    weakness(stress, { code: 'terms.not-all-tried', path: '/payments', facts, severity: 'note' }),
  ];
};
