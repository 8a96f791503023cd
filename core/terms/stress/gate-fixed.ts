import { areApart, intervalOf, isWithin } from '../check/intervals.ts';
import { conditionsOf, isRunning } from '../check/readings.ts';
import { type Weakness, weakness } from './context.ts';

/** A condition on a computed figure, or one that shuts, which nothing that can happen ever changes. */
export const gateFixed: Weakness = (stress) =>
  stress.context.sentences.flatMap((placed) =>
    conditionsOf(placed).flatMap(({ name, wanted, path }) => {
      const isJudgedBefore =
        stress.context.byName.get(name)?.kind === 'metric' && !path.includes('/unless/');
      if (typeof wanted === 'string' || isRunning(name) || isJudgedBefore) return [];
      const { low, high, known } = stress.fold.figure(name);
      if (!known) return [];
      const range = {
        low: { text: '', value: low, included: true },
        high: { text: '', value: high, included: true },
      };
      const bounds = intervalOf(wanted);
      const state = areApart(bounds, range) ? 'never' : isWithin(range, bounds) ? 'always' : null;
      if (state === null) return [];
      const facts = { name, state, low: low.toFixed(), high: high.toFixed() };
      const { clause } = placed;
      return [weakness(stress, { code: 'terms.gate-fixed', path, facts, clause })];
    }),
  );
