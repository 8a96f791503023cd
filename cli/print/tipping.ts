import type { TippingPoint } from '../../core/outcomes/tipping/tipping-points.ts';
import type { Language } from '../../core/words/language.ts';
import { moneyText } from '../../core/words/numbers.ts';
import { tippingWords } from '../words/tipping.ts';

/** How far the payment hangs on those who are missing, a line for each metric, place and way. */
export function tippingText(
  points: readonly TippingPoint[],
  currency: string,
  language: Language,
): string {
  const said = tippingWords(language);
  return points
    .map(({ cohort, period, persons, becomes, ...point }) => {
      const place = [cohort, period].filter((part) => part !== undefined).join(' / ');
      const metric = place === '' ? point.metric : `${point.metric} (${place})`;
      if (persons === null || becomes === undefined) return said.never({ ...point, metric });
      return said.changes({
        ...point,
        metric,
        persons,
        entitled: moneyText(point.entitled, currency, language),
        becomes: moneyText(becomes, currency, language),
      });
    })
    .join('\n');
}
