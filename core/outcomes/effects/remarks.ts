import type { ISODate } from '../../calendar/date.ts';
import type { Finding } from '../../findings.ts';
import { attributeWarnings } from '../../settlement/fit/attributes-lacking.ts';
import type { Plan } from '../plan/plan.ts';
import type { LaterRows, PartialOutcome } from '../tallies/partial.ts';
import type { CellTally } from '../tallies/tally.ts';

/** What the evaluator should know of the data, though nothing in it is wrong. */
export function remarksOn(
  plan: Plan,
  { partial, asOf }: { partial: PartialOutcome; asOf: ISODate },
): Finding[] {
  const { later, beyond, cells, unusedClaims } = partial;
  const shown = plan.metrics.flatMap(({ name, raw }) => (raw ? [] : [name]));
  return [
    ...remarkOnLater(later, asOf),
    ...shown.flatMap((name) => remarkOnBeyond(name, beyond[name] ?? 0)),
    ...cells.filter(({ metric }) => shown.includes(metric)).flatMap(remarksOnCell),
    ...remarkOnUnused(unusedClaims),
    ...remarksOnAttributes(plan, partial),
  ];
}

/** Rows dated after the day of the evaluation are not counted. */
function remarkOnLater({ rows, first }: LaterRows, asOf: ISODate): Finding[] {
  if (rows === 0) return [];
  const at = { ...first, field: 'date' };
  return [{ code: 'outcomes.after-as-of', severity: 'warning', at, facts: { rows, asOf } }];
}

/** What persons claimed for days when they had left, and the terms do not let be used. */
function remarkOnUnused(rows: number): Finding[] {
  if (rows === 0) return [];
  return [{ code: 'outcomes.unused-claims', severity: 'warning', at: {}, facts: { rows } }];
}

/** What claims do not say that prices are looked up by, or say otherwise than the terms; settling says it too. */
function remarksOnAttributes({ terms }: Plan, { claims }: PartialOutcome): Finding[] {
  return attributeWarnings({ claims }, [{ version: 1, hash: '', terms }]).map((finding) => ({
    ...finding,
    at: {},
  }));
}

function remarkOnBeyond(metric: string, persons: number): Finding[] {
  return persons === 0 ? [] : [warning('outcomes.window-after-periods', metric, { persons })];
}

function remarksOnCell({ metric, cohort, period, treatment }: CellTally): Finding[] {
  const place = {
    ...(cohort === undefined ? {} : { cohort }),
    ...(period === undefined ? {} : { period }),
  };
  const counted: readonly (readonly [string, number])[] = [
    ['outcomes.still-open', treatment.open],
    ['outcomes.reference-missing', treatment.withoutReference],
    ['outcomes.partly-exposed', treatment.partlyExposed],
  ];
  return counted
    .filter(([, persons]) => persons > 0)
    .map(([code, persons]) => warning(code, metric, { ...place, persons }));
}

function warning(code: string, metric: string, facts: Finding['facts']): Finding {
  return {
    code,
    severity: code === 'outcomes.still-open' ? 'note' : 'warning',
    at: { path: `/metrics/${metric}` },
    facts: { metric, ...facts },
  };
}
