import type { NumberPlace } from '../../terms/shape/number.ts';
import type { Otherwise, Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, inside, type Spot, termsIn } from '../engine/engine.ts';
import { computed, type Figure, factorOf, makeFigure } from '../engine/figure.ts';
import { accrue, type Loan } from './accrue.ts';
import { spanOf } from './moment.ts';
import { movementFigures, movementsOf } from './movements.ts';
import { rateDates } from './rate-dates.ts';

/** Interest at a yearly rate on dated capital, less what is repaid of it. */
export function interestAt(
  engine: Engine,
  sentence: (Sentence | Otherwise) & { interest: NumberPlace },
  spot: Spot,
): Figure {
  const { of = '', less = [], dayCount = 'whole years', compound } = sentence;
  const unit = termsIn(engine, spot.scope).currency;
  const span = spanOf(engine, sentence, spot);
  const movements = span && movementsOf(engine, { of, less, span }, spot);
  if (!span || !movements) return makeFigure({ formula: 'interest', value: null, unit });

  const first = movements[0]?.date ?? span.until;
  const rates = ratesFrom(engine, sentence.interest, { first, until: span.until, spot });
  const terms = {
    until: span.until,
    dayCount,
    compound,
    meets: sentence.meets ?? 'interest first',
  };
  const loan = (): Loan => ({
    ...terms,
    movements,
    rates: rates.map(({ explained, value, ...figure }) => ({
      from: explained.facts?.['date'] ?? first,
      rate: factorOf({ explained, value, ...figure }),
    })),
  });
  return computed(
    {
      formula: 'interest',
      unit,
      facts: {
        until: span.until,
        dayCount,
        meets: terms.meets,
        ...(compound === undefined ? {} : { compound }),
        rates: String(rates.length),
      },
      inputs: [...rates, ...movementFigures(movements, unit)],
    },
    () => accrue(loan()),
  );
}

/** The rate on the first day, and on each day on which a table by date changes it. */
function ratesFrom(
  engine: Engine,
  place: NumberPlace,
  { first, until, spot }: { first: string; until: string; spot: Spot },
): Figure[] {
  const days = [first, ...rateDates(place).filter((day) => day > first && day < until)];
  const at = inside(spot, 'interest');
  return days.map((date) => {
    const claim = { ...spot.scope.claim, date };
    const rate = engine.number(place, { ...at, scope: { ...spot.scope, claim } });
    return makeFigure({
      formula: 'rate',
      value: rate.value,
      unit: rate.explained.unit,
      facts: { date },
      inputs: [rate],
    });
  });
}
