import type { Finding } from '../../findings.ts';
import type { Terms } from '../shape/terms.ts';
import { finder, type Rule, type TermsContext } from './context.ts';

type Intervention = NonNullable<Terms['phases']>['intervention'];

/** Dates run forwards, periods share no day, and none goes outside the contract. */
export const periods: Rule = (context) => [
  ...backwards(context),
  ...overlapping(context),
  ...outside(context),
];

function backwards(context: TermsContext): readonly Finding[] {
  const find = finder(context);
  const { phases, periods: all = [] } = context.terms;
  const spans = [
    ...all.map(({ from, to }, index) => ({ from, to, path: `/periods/${index}/to` })),
    ...all.flatMap(({ to, dataDue }, index) =>
      dataDue === undefined ? [] : [{ from: to, to: dataDue, path: `/periods/${index}/dataDue` }],
    ),
    ...(phases ? [{ ...phases.intervention, path: '/phases/intervention/to' }] : []),
    ...(phases?.intervention.enrolUntil === undefined ? [] : enrolment(phases.intervention)),
    ...(phases?.end ? [{ from: phases.intervention.to, to: phases.end, path: '/phases/end' }] : []),
  ];
  return spans
    .filter(({ from, to }) => to < from)
    .map(({ from, to, path }) => find.error('terms.dates-backwards', path, { from, to }));
}

/** Enrolment closes within the intervention. */
function enrolment({ from, to, enrolUntil = to }: Intervention) {
  const path = '/phases/intervention/enrolUntil';
  return [
    { from, to: enrolUntil, path },
    { from: enrolUntil, to, path },
  ];
}

function overlapping(context: TermsContext): readonly Finding[] {
  const find = finder(context);
  const { periods: all = [] } = context.terms;
  return all.flatMap((period, index) =>
    all
      .slice(0, index)
      .filter((other) => period.from <= other.to && other.from <= period.to)
      .map((other) =>
        find.error(
          'terms.periods-overlap',
          `/periods/${index}`,
          { name: period.id, other: other.id },
          period.clause,
        ),
      ),
  );
}

function outside(context: TermsContext): readonly Finding[] {
  const find = finder(context);
  const { phases, periods: all = [] } = context.terms;
  if (!phases) return [];
  const { from } = phases.intervention;
  const { end } = phases;
  return all.flatMap((period, index) =>
    period.from < from || (end !== undefined && period.to > end)
      ? [
          find.error(
            'terms.period-outside-phases',
            `/periods/${index}`,
            { name: period.id, from, to: end ?? '…' },
            period.clause,
          ),
        ]
      : [],
  );
}
