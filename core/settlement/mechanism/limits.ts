import { Decimal } from '../../money/decimal.ts';
import type { NumberPlace } from '../../terms/shape/number.ts';
import type { Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, inside, type Spot } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import { cutClaims } from '../rates/cut-claims.ts';
import { perClaimantAt } from '../rates/per-claimant.ts';
import { quotaAt } from './quota.ts';

type Here = { readonly sentence: Sentence; readonly spot: Spot };

/** Limits in their order: per claimant inside the sum, then the floor, then the cap, which wins. */
export function limitsAt(engine: Engine, figure: Figure, { sentence, spot }: Here): Figure {
  const { atMostPer, atLeast, atMost } = sentence;
  const perClaimant = Object.entries(atMostPer ?? {}).reduce(
    (limited, [claimant, limit]) =>
      perClaimantAt(engine, limited, {
        claimant,
        limit,
        spot: inside(spot, 'atMostPer', claimant),
      }),
    figure,
  );
  const floored =
    atLeast === undefined ? perClaimant : floor(engine, perClaimant, { place: atLeast, spot });
  const capped =
    atMost === undefined
      ? floored
      : cap(engine, floored, { place: atMost, spot, cut: sentence.cut });
  return quotaAt(engine, capped, { sentence, spot });
}

type Limit = { readonly place: NumberPlace; readonly spot: Spot };

function limitAt(engine: Engine, figure: Figure, { place, spot }: Limit): Figure {
  const { unit } = figure.explained;
  return engine.number(place, { ...spot, ...(unit === undefined ? {} : { unit }) });
}

/** A floor that waits takes nothing away, so what is decided stands until it is known. */
function floor(engine: Engine, figure: Figure, { place, spot }: Limit): Figure {
  const least = limitAt(engine, figure, { place, spot: inside(spot, 'atLeast') });
  if (least.unlimited || figure.value === null) return figure;
  return makeFigure({
    formula: 'at-least',
    value: least.value === null ? figure.value : Decimal.max(figure.value, least.value),
    unit: figure.explained.unit,
    partial: figure.partial || least.partial || least.value === null,
    claims: figure.claims,
    inputs: [figure, least],
  });
}

/** A cap that waits could take away, so its sentence waits for it. */
function cap(
  engine: Engine,
  figure: Figure,
  { place, spot, cut }: Limit & { cut: string | undefined },
): Figure {
  const most = limitAt(engine, figure, { place, spot: inside(spot, 'atMost') });
  if (most.unlimited || figure.value === null) return figure;
  const value = most.value === null ? null : Decimal.min(figure.value, most.value);
  return makeFigure({
    formula: 'at-most',
    value,
    unit: figure.explained.unit,
    facts: {
      binds: value?.lessThan(figure.value) ? 'true' : 'false',
      ...(cut === undefined ? {} : { cut }),
    },
    claims: value === null ? [] : cutClaims(figure, { most: value, cut }),
    inputs: [figure, most],
  });
}
