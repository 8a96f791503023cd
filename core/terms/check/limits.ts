import { isQuantity, type Quantity, readQuantity } from '../quantity.ts';
import type { NumberPlace } from '../shape/number.ts';
import { finder, type Rule } from './context.ts';

/** A floor above its cap is never paid, because the cap wins. */
export const limits: Rule = (context) => {
  const find = finder(context);
  return context.sentences.flatMap(({ sentence, path, clause }) => {
    const [floor, cap] = [plain(sentence.atLeast), plain(sentence.atMost)];
    if (!floor || !cap || floor.of !== cap.of || floor.unit !== cap.unit) return [];
    if (floor.value.lte(cap.value)) return [];
    const facts = { floor: floor.text, cap: cap.text };
    return [find.error('terms.floor-above-cap', `${path}/atLeast`, facts, clause)];
  });
};

function plain(value: NumberPlace | undefined): Quantity | undefined {
  return typeof value === 'string' && isQuantity(value) ? readQuantity(value) : undefined;
}
