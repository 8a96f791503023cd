import { finder, type Rule } from './context.ts';
import { cellsOf } from './numbers.ts';

/** A figure marked `unknown` can be checked, described and compared, but nothing that needs it is settled. */
export const unpublished: Rule = (context) => {
  const find = finder(context);
  return context.slots.flatMap((slot) =>
    cellsOf(slot)
      .filter(({ text }) => text === 'unknown')
      .map(({ path }) => find.warning('terms.figure-unpublished', path, {}, slot.placed?.clause)),
  );
};
