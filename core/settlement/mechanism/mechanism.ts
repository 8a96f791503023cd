import { ZERO } from '../../money/decimal.ts';
import type { Otherwise, Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, inside, report, type Spot, termsIn } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { interestAt } from '../interest/interest.ts';
import { ratesAt } from '../rates/rates.ts';
import { indexedAt } from './indexed.ts';
import { partsAt } from './parts.ts';
import { priceAt } from './price.ts';
import { shareAt } from './share.ts';

/**
 * Computes the one mechanism of a sentence. A new mechanism is a file beside this one and a line here.
 */
export function mechanismAt(engine: Engine, sentence: Sentence | Otherwise, spot: Spot): Figure {
  const { amount, share, price, rates, interest, parts, duty } = sentence;
  const { indexed } = sentence;
  if (amount !== undefined) {
    const unit = termsIn(engine, spot.scope).currency;
    const figure = engine.number(amount, { ...inside(spot, 'amount'), unit });
    return indexedAt(engine, figure, { indexed, spot });
  }
  if (share !== undefined) return shareAt(engine, { ...sentence, share }, spot);
  if (price !== undefined) return priceAt(engine, { ...sentence, price }, spot);
  if (interest !== undefined) return interestAt(engine, { ...sentence, interest }, spot);
  if (rates !== undefined) {
    const id = 'id' in sentence ? sentence.id : '';
    return ratesAt(engine, { id, rates }, spot);
  }
  if (duty !== undefined) {
    const unit = termsIn(engine, spot.scope).currency;
    return makeFigure({ formula: 'duty', value: ZERO, unit, facts: { duty } });
  }
  if (parts !== undefined) return partsAt(engine, parts, spot);
  report(engine, 'settlement.mechanism-missing', { at: spot, facts: {} });
  return makeFigure({ formula: 'amount', value: null });
}
