import { decimal, ZERO } from '../../money/decimal.ts';
import type { Amount } from '../../terms/shape/sentence.ts';
import { type Engine, type Spot, termsIn, waitFor } from '../engine/engine.ts';
import { covering } from '../engine/fact-book.ts';
import { type Figure, makeFigure, saidOf } from '../engine/figure.ts';
import { isSentence, type Node } from '../engine/versions.ts';

type Delivered = Extract<Amount, { delivered: string }>;

/** An amount by its name: written, looked up, computed by a sentence, or delivered by somebody. */
export function amountAt(
  engine: Engine,
  asked: { name: string; amount: Amount; spot: Spot; named: (node: Node) => Figure },
): Figure {
  const { name, amount, spot, named } = asked;
  const path = `/amounts/${name}`;
  if (typeof amount !== 'string' && isDelivered(amount)) {
    return delivered(engine, { name, amount, spot });
  }
  if (typeof amount === 'object' && isSentence(amount)) {
    const node = engine.versions[spot.scope.version]?.nodes.get(name);
    if (node) return named(node);
  }
  const unit = termsIn(engine, spot.scope).currency;
  const written = engine.number(amount as string, { ...spot, path, unit });
  return makeFigure({
    formula: 'amount',
    name,
    value: written.value,
    unit: written.explained.unit,
    unlimited: written.unlimited,
    inputs: [written],
  });
}

function isDelivered(amount: object): amount is Delivered {
  return 'delivered' in amount;
}

/** How many are enrolled, in all or in the cohort that is asked for. */
export function enrolledAt(engine: Engine, spot: Spot): Figure {
  const { cohort } = spot.scope;
  const isSplit = (engine.facts.amounts.get('enrolled') ?? []).some((fact) => fact.cohort);
  const by = cohort !== undefined && isSplit ? { by: 'cohort' as const } : {};
  const amount = { delivered: 'persons', ...by };
  return delivered(engine, { name: 'enrolled', amount, spot });
}

/** A delivered figure stands for the whole contract, unless it is delivered by cohort or period. */
function delivered(
  engine: Engine,
  { name, amount, spot }: { name: string; amount: Delivered; spot: Spot },
): Figure {
  const { cohort, period } = spot.scope;
  const where =
    amount.by === 'cohort' && cohort !== undefined
      ? { cohort }
      : amount.by === 'period' && period !== undefined
        ? { period }
        : {};
  const facts = covering(engine.facts.amounts.get(name) ?? [], where);
  const said = { name, unit: amount.delivered, ...saidOf(amount), ...where };
  if (facts.length === 0) {
    waitFor(engine, name, { ...where, version: spot.scope.version, due: 'ignored' });
    return makeFigure({ ...said, formula: 'delivered', value: null });
  }
  const parts = facts.map((fact) =>
    makeFigure({
      formula: 'delivered',
      name,
      unit: amount.delivered,
      value: decimal(fact.value),
      ...(fact.cohort === undefined ? {} : { cohort: fact.cohort }),
      ...(fact.period === undefined ? {} : { period: fact.period }),
    }),
  );
  const [only] = parts;
  if (only && parts.length === 1)
    return makeFigure({ ...said, formula: 'delivered', value: only.value });
  const value = parts.reduce((sum, part) => sum.plus(part.value ?? ZERO), ZERO);
  return makeFigure({ ...said, formula: 'sum', value, inputs: parts });
}
