import { nearestWord } from '../nearest.ts';
import { finder, type Rule } from './context.ts';
import { CURRENCIES, isCurrency } from './currencies.ts';

/** The currency is one of ISO 4217, at the top and wherever a metric or a delivered figure is in money. */
export const currency: Rule = (context) => {
  const { terms } = context;
  const metrics = Object.entries(terms.metrics ?? {}).map(([name, { unit }]) => ({
    path: `/metrics/${name}/unit`,
    written: unit,
  }));
  const delivered = Object.entries(terms.amounts ?? {}).flatMap(([name, amount]) =>
    typeof amount === 'object' && 'delivered' in amount
      ? [{ path: `/amounts/${name}/delivered`, written: amount.delivered }]
      : [],
  );
  const units = [...metrics, ...delivered].filter(({ written }) => /^[A-Z]/.test(written));
  return [{ path: '/currency', written: terms.currency }, ...units]
    .filter(({ written }) => !isCurrency(written))
    .map(({ path, written }) => {
      const nearest = nearestWord(written, CURRENCIES);
      const facts = { written, ...(nearest ? { nearest } : {}) };
      return finder(context).error('terms.currency-unknown', path, facts);
    });
};
