import { allocate } from '../../money/allocate.ts';
import { Decimal, ONE, ZERO } from '../../money/decimal.ts';
import { round } from '../../money/rounding.ts';
import { readQuantity } from '../../terms/quantity.ts';
import type { Payer } from '../../terms/shape/settlement.ts';
import { type Engine, termsIn } from '../engine/engine.ts';
import { computed, type Figure, factorOf, makeFigure, saidOf } from '../engine/figure.ts';
import type { SettledAmount } from '../settlement.ts';

/** A payer's share of an entitlement to date. */
export type PayerShare = { readonly payer: string; readonly figure: Figure };

/**
 * Splits the rounded entitlement to date among the payers, in list order: share, rounding, maximum. Whoever has
 * `share: rest` bears what the others' maxima leave, and the odd unit. Without `rest` the odd units of shares
 * that add up to all go by largest remainder.
 */
export function splitAmongPayers(
  engine: Engine,
  total: Figure,
  own: readonly PayerShare[] = [],
): PayerShare[] {
  const { settlement } = termsIn(engine, newestScope(engine));
  const written = settlement.payers.map((payer, place) => ({ payer, place }));
  const shared = written.filter(({ payer }) => payer.share !== 'rest');
  const figures = new Map<number, Figure>();
  for (const [place, figure] of sharesOf(engine, total, shared)) {
    figures.set(place, capped(engine, figure, { placed: written[place], own }));
  }
  for (const { payer, place } of written) {
    if (payer.share !== 'rest') continue;
    const rest = restOf(total, [...figures.values()], payer);
    figures.set(place, capped(engine, rest, { placed: { payer, place }, own }));
  }
  return written.map(({ payer, place }) => ({
    payer: payer.party,
    figure: figures.get(place) ?? total,
  }));
}

type Placed = { readonly payer: Payer; readonly place: number };

function newestScope(engine: Engine) {
  return { version: engine.versions.length - 1, due: 'applied' as const };
}

function sharesOf(engine: Engine, total: Figure, shared: readonly Placed[]): [number, Figure][] {
  const scope = newestScope(engine);
  const { settlement } = termsIn(engine, scope);
  const rounding = {
    to: readQuantity(settlement.rounding.to).value.toFixed(),
    mode: settlement.rounding.mode,
  };
  const shares = shared.map(({ payer, place }) =>
    engine.number(payer.share, { path: `/settlement/payers/${place}/share`, scope }),
  );
  const factors = shares.map(factorOf);
  const isWhole = factors.reduce((sum, factor) => sum.plus(factor), ZERO).equals(ONE);
  const value = total.value ?? ZERO;
  const parts = isWhole
    ? allocate({ total: value, weights: factors, unit: rounding.to })
    : factors.map((factor) => round(value.times(factor), rounding));
  return shared.map(({ payer, place }, at) => [
    place,
    makeFigure({
      formula: isWhole ? 'allocated' : 'payer-share',
      name: payer.party,
      value: parts[at] ?? ZERO,
      unit: total.explained.unit,
      rounding,
      ...saidOf(payer),
      ...(isWhole ? { facts: { place: String(at) } } : {}),
      inputs: [total, ...(isWhole ? shares : shares.slice(at, at + 1))],
    }),
  ]);
}

function restOf(total: Figure, others: readonly Figure[], payer: Payer): Figure {
  const value = others.reduce((left, { value }) => left.minus(value ?? ZERO), total.value ?? ZERO);
  return makeFigure({
    formula: 'rest',
    name: payer.party,
    value,
    unit: total.explained.unit,
    ...saidOf(payer),
    inputs: [total, ...others],
  });
}

/** A payer's maximum holds over everything it pays: what it pays of its own is taken off first. */
function capped(
  engine: Engine,
  figure: Figure,
  { placed, own }: { placed: Placed | undefined; own: readonly PayerShare[] },
): Figure {
  if (placed?.payer.atMost === undefined) return figure;
  const { unit, name } = figure.explained;
  const path = `/settlement/payers/${placed.place}/atMost`;
  const spot = { path, scope: newestScope(engine), ...(unit === undefined ? {} : { unit }) };
  const written = engine.number(placed.payer.atMost, spot);
  const before = own.filter(({ payer }) => payer === placed.payer.party);
  const most = before.length === 0 ? written : leftOf(written, before);
  if (most.unlimited || most.value === null) return figure;
  const value = Decimal.min(figure.value ?? ZERO, most.value);
  return makeFigure({
    formula: 'at-most',
    ...(name === undefined ? {} : { name }),
    value,
    unit,
    facts: { binds: value.lessThan(figure.value ?? ZERO) ? 'true' : 'false' },
    inputs: [figure, most],
  });
}

function leftOf(most: Figure, before: readonly PayerShare[]): Figure {
  const figures = before.map(({ figure }) => figure);
  return computed(
    { formula: 'base', unit: most.explained.unit, inputs: [most, ...figures] },
    (whole, ...paid) =>
      Decimal.max(
        ZERO,
        paid.reduce((left, each) => left.minus(each), whole ?? ZERO),
      ),
  );
}

/** Cuts what a payer pays of its own to its maximum in the settlement, if it has one. */
export function cappedFor(
  engine: Engine,
  party: string,
  { figure, own }: { figure: Figure; own: readonly PayerShare[] },
): Figure {
  const { payers } = termsIn(engine, newestScope(engine)).settlement;
  const place = payers.findIndex((payer) => payer.party === party);
  const payer = payers[place];
  return payer ? capped(engine, figure, { placed: { payer, place }, own }) : figure;
}

/** A payer of the whole that also bears a sentence of its own owes both together. */
export function joined(shares: readonly PayerShare[]): PayerShare[] {
  const payers = [...new Set(shares.map(({ payer }) => payer))];
  return payers.map((payer) => {
    const own = shares.filter((share) => share.payer === payer).map(({ figure }) => figure);
    const [only] = own;
    if (only && own.length === 1) return { payer, figure: only };
    const value = own.reduce((sum, figure) => sum.plus(figure.value ?? ZERO), ZERO);
    const unit = only?.explained.unit;
    return { payer, figure: makeFigure({ formula: 'sum', name: payer, value, unit, inputs: own }) };
  });
}

/** Payers that an amendment took away owe nothing any more, and may have settled too much. */
export function formerPayers(
  settled: readonly SettledAmount[],
  { shares, currency }: { shares: readonly PayerShare[]; currency: string },
): PayerShare[] {
  const present = new Set(shares.map(({ payer }) => payer));
  const gone = new Set(settled.map(({ payer }) => payer).filter((payer) => !present.has(payer)));
  return [...gone].sort().map((payer) => ({
    payer,
    figure: makeFigure({ formula: 'sum', name: payer, value: ZERO, unit: currency }),
  }));
}
