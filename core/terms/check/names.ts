import { finder, type Rule } from './context.ts';

/** Words that the language uses itself where a name may stand. */
const RESERVED = new Set([
  'claim',
  'cohort',
  'constructor',
  'date',
  'end',
  'enrolled',
  'none',
  'others',
  'period',
  'person',
  'rest',
  'settled',
  'settlement',
  'unknown',
]);

/** There is one namespace: every name stands for one thing, and none is a word of the language. */
export const names: Rule = (context) => {
  const find = finder(context);
  const { terms, named, byName } = context;
  const twice = named
    .filter((thing) => byName.get(thing.name) !== thing)
    .map(({ name, path }) =>
      find.error('terms.name-twice', path, { name, other: byName.get(name)?.path ?? '' }),
    );
  const cohorts = repeated(terms.cohorts ?? []).map(({ name, index }) =>
    find.error('terms.name-twice', `/cohorts/${index}`, { name, other: '/cohorts' }),
  );
  const periods = repeated((terms.periods ?? []).map(({ id }) => id)).map(({ name, index }) =>
    find.error('terms.name-twice', `/periods/${index}/id`, { name, other: '/periods' }),
  );
  const parties = Object.keys(terms.parties).map((name) => ({ name, path: `/parties/${name}` }));
  const others = [
    ...(terms.cohorts ?? []).map((name, index) => ({ name, path: `/cohorts/${index}` })),
    ...(terms.periods ?? []).map(({ id }, index) => ({ name: id, path: `/periods/${index}/id` })),
  ];
  const reserved = [...named, ...parties, ...others]
    .filter(({ name }) => RESERVED.has(name))
    .map(({ name, path }) => find.error('terms.name-reserved', path, { name }));
  return [...twice, ...cohorts, ...periods, ...reserved];
};

function repeated(list: readonly string[]): readonly { name: string; index: number }[] {
  return list
    .map((name, index) => ({ name, index }))
    .filter(({ name, index }) => list.indexOf(name) < index);
}
