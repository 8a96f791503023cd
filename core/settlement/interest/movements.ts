import { type Decimal, decimal, ZERO } from '../../money/decimal.ts';
import { type Engine, inside, report, type Spot, termsIn, waitFor } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { settledFor } from '../figures/settled.ts';
import type { Movement } from './accrue.ts';
import type { Span } from './moment.ts';

type Base = { readonly of: string; readonly less: readonly string[]; readonly span: Span };
type Undated = { readonly amount: Decimal; readonly date?: string };

/**
 * The dated draws and repayments on which interest runs. What is drawn before the first day counts from it;
 * what has no day needs one from the terms. None while something of it is not known.
 */
export function movementsOf(engine: Engine, base: Base, spot: Spot): Movement[] | null {
  const drawn = drawsOf(engine, base, inside(spot, 'of'));
  if (!drawn) return null;
  const repaid: Undated[] = [];
  for (const [place, name] of base.less.entries()) {
    const taken = takenBy(engine, name, inside(spot, 'less', place));
    if (!taken) return null;
    repaid.push(...taken.map((each) => ({ ...each, amount: each.amount.negated() })));
  }
  const { since, until } = base.span;
  const dated = [...drawn, ...repaid].map(({ amount, date = since }) => ({ amount, date }));
  if (dated.some(({ date }) => date === undefined)) {
    report(engine, 'settlement.movement-undated', { at: spot, facts: { name: base.of } });
    return null;
  }
  return fromFirstDay(dated as Movement[], { since, until });
}

/** What happened before the first day is one balance on that day, and what comes after the last is left out. */
function fromFirstDay(movements: readonly Movement[], { since, until }: Span): Movement[] {
  const within = movements.filter(({ date }) => date < until);
  const opening = within.filter(({ date }) => since !== undefined && date <= since);
  const later = within.filter((movement) => !opening.includes(movement));
  const balance = opening.reduce((sum, { amount }) => sum.plus(amount), ZERO);
  const first = { date: since ?? until, amount: balance };
  const moved = balance.greaterThan(ZERO) ? [first, ...later] : later;
  return moved.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}

function drawsOf(engine: Engine, { of }: Base, spot: Spot): Undated[] | null {
  const [name = '', side] = of.split('.');
  const capital = termsIn(engine, spot.scope).capital?.[name];
  if (!capital || side === 'committed') {
    const { value, partial } = engine.figure(of, spot);
    return value === null || partial ? null : [{ amount: value }];
  }
  const { cohort } = spot.scope;
  const isNet = !capital.revolving || side === 'outstanding';
  const facts = (engine.facts.capital.get(name) ?? []).filter(
    (fact) =>
      (cohort === undefined || capital.by === undefined || fact.cohort === cohort) &&
      (isNet || !fact.amount.startsWith('-')),
  );
  if (facts.length === 0) {
    waitFor(engine, name, spot.scope);
    return null;
  }
  return facts.map(({ amount, date }) => ({
    amount: decimal(amount),
    ...(date === undefined ? {} : { date }),
  }));
}

function takenBy(engine: Engine, text: string, spot: Spot): Undated[] | null {
  const [name, side] = text.split('.');
  if (name === 'settled') {
    const parts = settledFor(engine, side, spot);
    if (parts.some(({ date }) => date === undefined)) {
      report(engine, 'settlement.movement-undated', { at: spot, facts: { name: text } });
    }
    return parts;
  }
  const { value, partial } = engine.figure(text, spot);
  return value === null || partial ? null : [{ amount: value }];
}

/** The movements as nodes of an explanation. */
export function movementFigures(movements: readonly Movement[], unit: string): Figure[] {
  return movements.map(({ date, amount }) =>
    makeFigure({
      formula: 'movement',
      value: amount,
      unit,
      facts: { date, sign: amount.isNegative() ? '-1' : '1' },
    }),
  );
}
