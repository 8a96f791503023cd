import type { LEAVING_RULES, Leaving } from '../../terms/shape/follow-up.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Enrolment } from '../records.ts';

/** Every reason that the terms do not name. */
export const OTHER_REASON = 'other';

/** What a person who left counts as, why, and which of their data may be used. */
export type LeavingRule = {
  readonly reason: string;
  readonly counts: (typeof LEAVING_RULES)[number];
  readonly data: 'all' | 'until then' | 'none';
};

/**
 * What the terms make of a person's leaving in one metric: what the metric says of the reason, else what the
 * contract says of it, else what either says of other reasons.
 *
 * @returns nothing if the person has not left, or the terms have no rule: then whoever left before the
 *   window's last day has not reached it.
 * @example leavingRuleOf(terms, metric, { …, leftOn: '2020-03-01', leftReason: 'death' })
 *   // → { reason: 'death', counts: 'censored', data: 'until then' }
 */
export function leavingRuleOf(
  { followUp }: Terms,
  metric: Pick<Metric, 'leaving'> | undefined,
  { leftOn, leftReason }: Pick<Enrolment, 'leftOn' | 'leftReason'>,
): LeavingRule | undefined {
  if (leftOn === undefined) return undefined;
  const rules = [metric?.leaving, followUp?.leaving].filter((each) => each !== undefined);
  const said =
    rules.map((rule) => ruleIn(rule, leftReason)).find((rule) => rule !== undefined) ??
    rules.map((rule) => ruleIn(rule, OTHER_REASON)).find((rule) => rule !== undefined);
  if (said === undefined) return undefined;
  const { counts, data } = typeof said === 'string' ? { counts: said, data: undefined } : said;
  return {
    reason: leftReason ?? OTHER_REASON,
    counts,
    data: data ?? (counts === 'followed' ? 'all' : 'until then'),
  };
}

function ruleIn(rules: Leaving, reason: string | undefined): Leaving[string] | undefined {
  return reason !== undefined && Object.hasOwn(rules, reason) ? rules[reason] : undefined;
}

/** The reasons that the terms name; none if they have no rules for leaving. */
export function namedReasons({ followUp, metrics = {} }: Terms): readonly string[] {
  const inMetrics = Object.values(metrics).flatMap(({ leaving }) => Object.keys(leaving ?? {}));
  return [...new Set([...Object.keys(followUp?.leaving ?? {}), ...inMetrics])];
}
