import { decimal, ONE, ZERO } from '../../../money/decimal.ts';
import type { AnySentence } from '../../check/sentences.ts';
import { isQuantity, readNumber, readQuantity } from '../../quantity.ts';
import type { RateLine, Sentence } from '../../shape/sentence.ts';
import { monthsOf } from '../life.ts';
import { placesOf } from '../measured.ts';
import { figureReach } from './figure.ts';
import { factorReach, placeReach } from './number.ts';
import {
  add,
  doubted,
  fixed,
  greater,
  INFINITE,
  lesser,
  NOTHING,
  negated,
  type Reach,
  times,
} from './reach.ts';
import type { Walk } from './walk.ts';

/** How far a sentence's mechanism with its factors can go, before any limit. */
export function bodyReach(sentence: AnySentence, path: string, walk: Walk): Reach {
  const factors = sentence.times === undefined ? [] : [sentence.times].flat();
  return factors
    .map((place) => factorReach(place, walk))
    .reduce(times, mechanismReach(sentence, path, walk));
}

function mechanismReach(sentence: AnySentence, path: string, walk: Walk): Reach {
  const { amount, share, price, rates, interest, parts } = sentence;
  if (parts) return sumReach(parts, `${path}/parts`, walk);
  if (rates) return add(...rates.map((line) => lineReach(line, walk)));
  if (amount !== undefined) return placeReach(amount, walk);
  if (share !== undefined) return times(factorReach(share, walk), baseReach(sentence, walk));
  if (price !== undefined) {
    const { each } = sentence;
    const unit = each !== undefined && isQuantity(each) ? readQuantity(each).value : ONE;
    const per = fixed(unit.isZero() ? ONE : ONE.div(unit));
    return times(times(placeReach(price, walk), per), baseReach(sentence, walk));
  }
  return interest === undefined ? NOTHING : interestReach(sentence, walk);
}

/** Interest is bounded by the contract's life, without compounding; which way it goes is not followed. */
function interestReach(sentence: AnySentence, walk: Walk): Reach {
  const months = monthsOf(walk.context.terms);
  const years = fixed(months === undefined ? INFINITE : decimal(String(Math.ceil(months / 12))));
  const rate = factorReach(sentence.interest ?? '0', walk);
  const reach = times(times(rate, baseReach(sentence, walk)), years);
  const isBounded = sentence.compound === undefined && months !== undefined;
  return { ...reach, high: isBounded ? reach.high : INFINITE, known: false };
}

/**
 * A sum of sentences. One that takes an earlier one off its base, X + share of (Y less X), does not fall with
 * X as long as the share is at most the whole: what X takes from it, X itself pays.
 */
export function sumReach(parts: readonly Sentence[], path: string, walk: Walk): Reach {
  const taken = new Set<string>();
  const here = new Set(parts.map(({ id }) => id));
  return add(
    ...parts.map((part, index) => {
      const less = part.less ?? [];
      const isWhole =
        part.share !== undefined &&
        part.times === undefined &&
        part.per === undefined &&
        factorReach(part.share, walk).high.lte(ONE);
      const good = isWhole ? less.filter((name) => here.has(name) && !taken.has(name)) : [];
      for (const name of good) taken.add(name);
      return walk.sentence(part, `${path}/${index}`, { ...walk, madeGood: new Set(good) });
    }),
  );
}

/** What a share or a price is of, cut to its tranche. */
function baseReach(sentence: AnySentence, walk: Walk): Reach {
  const { of, less, tranche } = sentence;
  // A tranche that begins somewhere may be filled by one cohort alone, so nothing is spread there.
  const at = tranche?.above === undefined ? walk : { ...walk, cohorts: 1, periods: 1 };
  const whole = of === undefined ? NOTHING : figureReach(of, at);
  const taken = (less ?? []).map((name): Reach => {
    const figure = figureReach(name, at);
    return walk.madeGood.has(name) ? { ...figure, signs: new Map() } : figure;
  });
  const left = less === undefined ? whole : greater(add(whole, ...taken.map(negated)), NOTHING);
  const to = tranche?.to === undefined ? left : lesser(left, placeReach(tranche.to, at));
  const cut =
    tranche?.above === undefined
      ? to
      : greater(add(to, negated(placeReach(tranche.above, at))), NOTHING);
  const isPaid = tranche?.untilPaid !== undefined || tranche?.afterPaid !== undefined;
  return isPaid ? { ...cut, low: ZERO, signs: doubted(cut.signs), known: false } : cut;
}

function lineReach(line: RateLine, walk: Walk): Reach {
  const most = claimsMax(line, walk);
  const claims: Reach = {
    ...NOTHING,
    high: most,
    signs: new Map([[line.outcome, '+']]),
    because: most.isFinite() ? undefined : line.outcome,
  };
  const paid = times(placeReach(line.price, walk), claims);
  return line.times === undefined ? paid : times(paid, factorReach(line.times, walk));
}

/** The most claims that a line can have: as it says, or so many for each who can be enrolled. */
function claimsMax({ atMost, claims = '1' }: RateLine, walk: Walk) {
  const places = placesOf(walk.context.terms, walk.cohorts > 1 ? 'cohort' : 'all');
  const [limit = '', ...words] = atMost?.split(' % ') ?? [];
  if (atMost !== undefined && words.length === 0) return readNumber(atMost.replace(' claims', ''));
  if (places === undefined || (atMost === undefined && claims === 'any')) return INFINITE;
  if (atMost !== undefined) return readNumber(limit).times(places).div(100);
  const [often = '1', , unit] = claims.split(' ');
  return decimal(often).times(places).times(turns(unit, walk));
}

/** How often a week, month, quarter, year or period comes round in the contract's life. */
function turns(unit: string | undefined, { context: { terms } }: Walk): number {
  if (unit === undefined) return 1;
  if (unit === 'period') return terms.periods?.length ?? 1;
  const months = monthsOf(terms);
  if (months === undefined) return Number.POSITIVE_INFINITY;
  const each: Readonly<Record<string, number>> = { week: 0.2301, month: 1, quarter: 3, year: 12 };
  return Math.ceil(months / (each[unit] ?? 1));
}
