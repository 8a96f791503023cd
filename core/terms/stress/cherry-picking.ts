import { type Decimal, ZERO } from '../../money/decimal.ts';
import { type Weakness, weakness } from './context.ts';

/** Payment per person, where nothing says who can be enrolled: those who need least are worth most. */
export const cherryPicking: Weakness = (stress) => {
  const { context, fold } = stress;
  if ((context.terms.targetGroup?.eligibility ?? []).length > 0) return [];
  const perPerson = context.sentences.flatMap(({ sentence, path, clause }) => {
    const prices = (sentence.rates ?? []).map(({ price }) => fold.place(price).high);
    const of = context.terms.metrics?.[sentence.of ?? ''];
    const isCounted = of?.measure?.as === 'count' || of?.measure?.as === 'share';
    const isPriced = sentence.price !== undefined && isCounted;
    const all = isPriced ? [...prices, fold.place(sentence.price ?? '0').high] : prices;
    const highest = all.reduce<Decimal>((most, price) => (price.gt(most) ? price : most), ZERO);
    return highest.isZero() || !highest.isFinite() ? [] : [{ path, clause, highest }];
  });
  const [first] = perPerson;
  if (!first) return [];
  const highest = perPerson.reduce(
    (most, each) => (each.highest.gt(most) ? each.highest : most),
    ZERO,
  );
  const { path, clause } = first;
  const facts = { price: highest.toFixed() };
  return [weakness(stress, { code: 'terms.cherry-picking', path, facts, clause })];
};
