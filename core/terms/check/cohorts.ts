import type { Finding } from '../../findings.ts';
import { finder, type Rule, type TermsContext } from './context.ts';
import { tablesOf } from './numbers.ts';

/** What is per cohort or per period has cohorts or periods, and tables by cohort name only those that exist. */
export const cohorts: Rule = (context) => [...perWhat(context), ...byCohort(context)];

function perWhat(context: TermsContext): readonly Finding[] {
  const find = finder(context);
  const { terms, sentences } = context;
  const pers = [
    ...sentences.map(({ sentence, path, clause }) => ({
      per: sentence.per,
      path: `${path}/per`,
      clause,
    })),
    ...Object.entries(terms.capital ?? {}).map(([name, { by }]) => ({
      per: by,
      path: `/capital/${name}/by`,
      clause: undefined,
    })),
  ];
  return pers.flatMap(({ per, path, clause }) => {
    if (per === 'cohort' && !terms.cohorts) {
      return [find.error('terms.cohorts-missing', path, {}, clause)];
    }
    return per === 'period' && !terms.periods
      ? [find.error('terms.periods-missing', path, {}, clause)]
      : [];
  });
}

function byCohort(context: TermsContext): readonly Finding[] {
  const find = finder(context);
  const known = context.terms.cohorts ?? [];
  return context.slots.flatMap((slot) =>
    tablesOf(slot).flatMap(({ path, table }) => {
      if (!('values' in table) || table.by !== 'cohort') return [];
      const named = Object.keys(table.values).filter((cohort) => cohort !== 'others');
      const clause = slot.placed?.clause;
      return [
        ...named
          .filter((cohort) => !known.includes(cohort))
          .map((cohort) =>
            find.error(
              'terms.cohort-unknown',
              `${path}/values/${cohort}`,
              { name: cohort, known },
              clause,
            ),
          ),
        ...missingCohorts(known, table.values).map((cohort) =>
          find.error('terms.table-gap', `${path}/values`, { by: 'cohort', gap: cohort }, clause),
        ),
      ];
    }),
  );
}

function missingCohorts(known: readonly string[], values: object): readonly string[] {
  if (Object.hasOwn(values, 'others')) return [];
  return known.filter((cohort) => !Object.hasOwn(values, cohort));
}
