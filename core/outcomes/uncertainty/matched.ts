import { weightedDifference } from '../../statistics/clusters/weighted.ts';
import type { Estimated, NoEstimateReason } from '../../statistics/estimate.ts';
import { propensityMatching, type Subject } from '../../statistics/matching/propensity.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Matching } from '../../terms/shape/uncertainty.ts';
import type { Asked } from './by-formula.ts';
import { covariatesOf } from './covariates.ts';
import { fromDifference } from './on-effect.ts';
import { attributeOf, type People, type PersonFigure } from './people.ts';
import type { Rule } from './rule.ts';
import type { CovariateApart, Matched } from './shape.ts';
import { estimateText } from './text.ts';
import { written } from './written.ts';

/** A matched or weighted comparison, as the terms describe it; told beside the effect, and never paid by. */
export function matchedOf(asked: Asked, people: People, matching: Matching): Matched {
  const { weight, on = [] } = matching;
  if (weight !== undefined) return weighted(asked, people, weight);
  const { intervention, comparison } = people;
  const persons = [...intervention, ...comparison];
  const covariates = covariatesOf(persons, on);
  if ('none' in covariates) return nothing(covariates.none);
  const reuse = matching.reuse === 'true';
  const names = namesOf(persons);
  const subjects = persons.map(
    ({ id, figure }, at): Subject => ({
      id: names[at] ?? id,
      person: id,
      treated: at < intervention.length,
      covariates: covariates[at] ?? {},
      figure,
    }),
  );
  const made = propensityMatching(
    subjects,
    {
      ...(matching.caliper === undefined
        ? {}
        : { caliper: readNumber(matching.caliper).toNumber() }),
      ...(matching.ratio === undefined ? {} : { ratio: readNumber(matching.ratio).toNumber() }),
      reuse,
    },
    asked.rule.level,
  );
  const balance = made.balance.map(
    ({ covariate, before, after }): CovariateApart => ({
      covariate,
      before: apart(before.standardised),
      after: apart(after.standardised),
    }),
  );
  const matched = made.matches.length - made.unmatched;
  const estimate = reuse ? made.estimate : bySets(made.estimate, asked.rule);
  return {
    estimate: told(asked, estimate, matched),
    matched,
    unmatched: made.unmatched,
    balance,
  };
}

/** Errors by matched set leave out that one person may be in several sets. */
function bySets(estimated: Estimated, { countsEnrolments }: Rule): Estimated {
  if (!countsEnrolments || 'none' in estimated) return estimated;
  return { ...estimated, assumptions: [...estimated.assumptions, 'independent-enrolments'] };
}

/** A name for each alone: who is followed in several enrolments is there several times, perhaps in both groups. */
function namesOf(persons: readonly PersonFigure[]): string[] {
  const times = new Map<string, number>();
  return persons.map(({ id }) => {
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    return time === 1 ? id : `${id} ${time}`;
  });
}

function weighted(asked: Asked, people: People, attribute: string): Matched {
  const weights = (persons: readonly PersonFigure[]) => {
    const values = attributeOf(persons, attribute);
    if ('none' in values) return undefined;
    const numbers = values.map(Number);
    return numbers.every((each) => Number.isFinite(each) && each >= 0) ? numbers : undefined;
  };
  const own = weights(people.intervention);
  const other = weights(people.comparison);
  if (!own || !other) return nothing('attribute missing');
  const figures = (persons: readonly PersonFigure[], weight: readonly number[]) =>
    persons.map(({ id, figure }, at) => ({ cluster: id, figure, weight: weight[at] ?? 0 }));
  const difference = weightedDifference({
    intervention: figures(people.intervention, own),
    comparison: figures(people.comparison, other),
    level: asked.rule.level,
  });
  const matched = own.filter((weight) => weight > 0).length;
  return {
    estimate: told(asked, difference, matched),
    matched,
    unmatched: own.length - matched,
    balance: [],
  };
}

function nothing(none: NoEstimateReason): Matched {
  const estimate = { of: 'matched difference', method: 'propensity-matching', none } as const;
  return { estimate, matched: 0, unmatched: 0, balance: [] };
}

function told({ plan, sides, rule }: Asked, difference: Estimated, persons: number) {
  const inUnit = fromDifference(plan.metric, difference, sides.own, persons);
  return written('matched difference', inUnit, { rule });
}

function apart(standardised: number | null) {
  return standardised === null ? null : estimateText(standardised);
}
