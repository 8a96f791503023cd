import type { Finding } from '../../findings.ts';
import type { Decimal } from '../../money/decimal.ts';
import { paysAt, type StressContext, type Weakness, weakness } from './context.ts';
import type { Tried } from './probe/results.ts';
import { cellsOf } from './probe/situation.ts';

/**
 * A better result that pays less in all. Where the terms' construction does not prove that none does, it is
 * looked for at each written bound and beside it; what is not found is said not to be proved.
 */
export const betterPaysLess: Weakness = (stress) => {
  const { signs } = stress.fold.total;
  return [...signs].flatMap(([name, sign]) => {
    if (sign === '+') return [];
    const tried = stress.tried.find((metric) => metric.name === name);
    const found = tried && counterexample(stress, tried);
    if (tried && found) return [fallFinding(stress, tried, found)];
    const path = tried?.path ?? '/payments';
    const facts = { name };
    return [weakness(stress, { code: 'terms.better-not-proved', path, facts, severity: 'note' })];
  });
};

type Point = { readonly value: Decimal; readonly paid: Decimal };
type Fall = { readonly worse: Point; readonly better: Point };

/** What the other metrics are, and whether the result is that of one cohort and period alone. */
type Try = { readonly others: 'best' | 'zero'; readonly apart: boolean };

/** The largest fall from one tried result to the next better one. */
function counterexample(stress: StressContext, tried: Tried): Fall | undefined {
  const isApart = cellsOf(stress.context.terms).length > 1;
  const tries: readonly Try[] = [
    { others: 'best', apart: false },
    { others: 'zero', apart: false },
    ...(isApart ? [{ others: 'best', apart: true } as const] : []),
  ];
  const falls = tries.flatMap(({ others, apart }) => {
    const points = valuesOf(tried).flatMap((first): Point[] => {
      const value = apart ? { first, rest: tried.worst } : first;
      const paid = paysAt(stress, { name: tried.name, value, others })?.total;
      return paid ? [{ value: first, paid }] : [];
    });
    return points.slice(1).flatMap((better, index): Fall[] => {
      const worse = points[index];
      return worse && better.paid.lt(worse.paid) ? [{ worse, better }] : [];
    });
  });
  const size = ({ worse, better }: Fall) => worse.paid.minus(better.paid);
  return falls.toSorted((one, other) => size(other).comparedTo(size(one)))[0];
}

/** Every bound with its two neighbours, where nothing changes, and both ends: from the worst to the best. */
function valuesOf({ bounds, tick, zero, best, worst, up }: Tried): readonly Decimal[] {
  const around = bounds.flatMap(({ value }) => [value.minus(tick), value, value.plus(tick)]);
  return [...around, zero, best, worst]
    .toSorted((one, other) => one.comparedTo(other) * up)
    .filter((value, index, all) => !all[index - 1]?.eq(value));
}

function fallFinding(stress: StressContext, tried: Tried, { worse, better }: Fall): Finding {
  const { name, metric, path, bounds } = tried;
  const between = bounds.find(
    ({ value }) => value.minus(worse.value).abs().lte(tried.tick) || value.eq(better.value),
  );
  const facts = {
    name,
    unit: metric.unit,
    worse: worse.value.toFixed(),
    worsePays: worse.paid.toFixed(),
    better: better.value.toFixed(),
    betterPays: better.paid.toFixed(),
    less: worse.paid.minus(better.paid).toFixed(),
  };
  const at = between?.path ?? path;
  const clause = between?.clause ?? metric.clause;
  return weakness(stress, { code: 'terms.better-pays-less', path: at, facts, clause });
}
