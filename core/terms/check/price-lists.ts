import type { NumberPlace } from '../shape/number.ts';
import { finder, type Rule } from './context.ts';

/**
 * An amount is read once, on the day of the settlement. A price that names one whose table goes by the date does not
 * follow the days of the claims, as the same table written in the line would.
 */
export const priceLists: Rule = (context) => {
  const find = finder(context);
  const { amounts = {} } = context.terms;
  const hangsOnDay = (place: NumberPlace | undefined) => {
    if (typeof place !== 'string' || !Object.hasOwn(amounts, place)) return false;
    return isByDate(amounts[place]);
  };
  return context.sentences.flatMap(({ sentence, path, clause }) =>
    (sentence.rates ?? []).flatMap((line, index) =>
      (['price', 'times'] as const)
        .filter((field) => hangsOnDay(line[field]))
        .map((field) => {
          const at = `${path}/rates/${index}/${field}`;
          const facts = { name: String(line[field]), field };
          return find.warning('terms.price-by-settlement', at, facts, line.clause ?? clause);
        }),
    ),
  );
};

/** Whether an amount is a table by the date, itself or before it is uplifted or rounded. */
function isByDate(amount: unknown): boolean {
  if (typeof amount !== 'object' || amount === null) return false;
  if ('by' in amount && amount.by === 'date') return true;
  return ['is', 'amount', 'times'].some(
    (field) => field in amount && isByDate(amount[field as keyof typeof amount]),
  );
}
