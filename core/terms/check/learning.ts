import { finder, type Rule } from './context.ts';
import { readingsOf } from './readings.ts';

/** Learning metrics are reported, never paid: no payment reads one, not even by way of an amount. */
export const learning: Rule = (context) => {
  const find = finder(context);
  return readingsOf(context)
    .filter(({ name }) => context.terms.metrics?.[name]?.purpose === 'learning')
    .map(({ name, path, placed }) =>
      find.error('terms.learning-paid', path, { name }, placed?.clause),
    );
};
