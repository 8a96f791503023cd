import { allocate } from '../../money/allocate.ts';
import { ONE, ZERO } from '../../money/decimal.ts';
import { readQuantity } from '../../terms/quantity.ts';
import { type Engine, type Scope, termsIn } from '../engine/engine.ts';
import { type Figure, factorOf, makeFigure } from '../engine/figure.ts';
import { cappedFor, type PayerShare } from './payers.ts';

/**
 * Splits what some payers pay of their own: by their shares in the settlement, or equally if one of them has
 * none there. Odd units go by largest remainder, and each payer's maximum holds here too.
 */
export function splitAmongOwn(
  engine: Engine,
  total: Figure,
  { payers, scope, own }: { payers: readonly string[]; scope: Scope; own: readonly PayerShare[] },
): PayerShare[] {
  const [only] = payers;
  if (only !== undefined && payers.length === 1) {
    return [{ payer: only, figure: cappedFor(engine, only, { figure: total, own }) }];
  }
  const weights = weightsOf(engine, payers, scope);
  const { to } = termsIn(engine, scope).settlement.rounding;
  const rounding = { to: readQuantity(to).value.toFixed(), mode: 'down' as const };
  const parts = allocate({
    total: total.value ?? ZERO,
    weights: weights.map(factorOf),
    unit: rounding.to,
  });
  const shares = payers.map((payer, place) => {
    const figure = makeFigure({
      formula: 'allocated',
      name: payer,
      value: parts[place] ?? ZERO,
      unit: total.explained.unit,
      rounding,
      facts: { place: String(place) },
      inputs: [total, ...weights],
    });
    return { payer, figure: cappedFor(engine, payer, { figure, own }) };
  });
  return withHeir(engine, total, { shares, scope });
}

/** Who bears the rest of the whole bears what the others' maxima leave here too. */
function withHeir(
  engine: Engine,
  total: Figure,
  { shares, scope }: { shares: readonly PayerShare[]; scope: Scope },
): PayerShare[] {
  const { payers } = termsIn(engine, scope).settlement;
  const heir = payers.find(({ share }) => share === 'rest')?.party;
  const others = shares.filter(({ payer }) => payer !== heir).map(({ figure }) => figure);
  return shares.map((share) => {
    if (share.payer !== heir) return share;
    const value = others.reduce(
      (left, figure) => left.minus(figure.value ?? ZERO),
      total.value ?? ZERO,
    );
    const { unit } = total.explained;
    const inputs = [total, ...others];
    return { ...share, figure: makeFigure({ formula: 'rest', name: heir, value, unit, inputs }) };
  });
}

/** Where the settlement gives no shares, each bears one part. */
const EQUAL = { path: '/settlement/payers', text: '1' };

function weightsOf(engine: Engine, payers: readonly string[], scope: Scope): Figure[] {
  const written = termsIn(engine, scope).settlement.payers;
  const shares = payers.map((party) => {
    const place = written.findIndex((payer) => payer.party === party);
    const share = written[place]?.share;
    if (share === undefined) return null;
    const path = `/settlement/payers/${place}/share`;
    if (share !== 'rest') return engine.number(share, { path, scope });
    const others = written
      .filter((payer) => payer.share !== 'rest')
      .reduce(
        (sum, payer) => sum.plus(factorOf(engine.number(payer.share, { path, scope }))),
        ZERO,
      );
    const parameter = { path, text: 'rest' };
    return makeFigure({ formula: 'parameter', value: ONE.minus(others), parameter });
  });
  const known = shares.filter((share) => share !== null && !factorOf(share).isZero());
  if (known.length === payers.length) return shares.filter((share) => share !== null);
  return payers.map(() => makeFigure({ formula: 'parameter', value: ONE, parameter: EQUAL }));
}
