import { type Finding, hasErrors } from '../../findings.ts';
import { evaluateKept } from '../../outcomes/deliveries/kept.ts';
import type { Evaluation } from '../../outcomes/evaluation.ts';
import type { Enrolment, Observation } from '../../outcomes/records.ts';
import type { Facts } from '../../settlement/facts.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { refused } from '../finding.ts';

/** What was delivered for a revision of a period: persons' data, or figures that others have computed. */
export type PeriodData = {
  readonly enrolments: readonly Enrolment[];
  readonly observations: readonly Observation[];
  readonly figures: readonly Omit<Facts, 'asOf'>[];
};

/**
 * What is missing before a period can be verified; nothing if its outcome can be computed. A single metric
 * without figures is no obstacle, because payments on it wait: but something must have been measured, and
 * where the terms say that the missing are waited for, they are.
 */
export function missingData(input: {
  terms: Terms;
  periodId: string;
  data: PeriodData;
  asOf: string;
}): readonly Finding[] {
  const { data } = input;
  if (data.observations.length === 0 && data.figures.length === 0) {
    return [refused('data.nothing-delivered')];
  }
  const inFigures = data.figures.some(({ metrics, claims }) => metrics.length + claims.length > 0);
  return data.observations.length === 0 && inFigures ? [] : missingOfPersons(input, inFigures);
}

function missingOfPersons(
  { terms, periodId, data, asOf }: Parameters<typeof missingData>[0],
  inFigures: boolean,
): readonly Finding[] {
  const { enrolments, observations } = data;
  const periods = [periodId];
  const evaluated = evaluateKept({ terms, enrolments, observations, asOf, periods });
  if (!evaluated.ok) return evaluated.findings.filter((finding) => hasErrors([finding]));
  const waiting = evaluated.value.metrics.filter(
    ({ noEffect }) => noEffect === 'waits for the missing',
  );
  const nothing = !inFigures && !isMeasured(evaluated.value);
  return [
    ...waiting.map(({ metric, denominators }) =>
      refused('data.waits-for-missing', { metric, missing: denominators.missing }),
    ),
    ...(nothing && waiting.length === 0 ? [refused('data.nothing-measured', { periodId })] : []),
  ];
}

function isMeasured({ metrics, claims }: Evaluation): boolean {
  return claims.length > 0 || metrics.some(({ own, effect }) => own !== null || effect !== null);
}
