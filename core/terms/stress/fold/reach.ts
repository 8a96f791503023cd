import { Decimal, ZERO } from '../../../money/decimal.ts';

/** Which way a figure goes when a result gets better; a result that is not listed does not move it. */
export type Sign = '+' | '-' | '?';
export type Signs = ReadonlyMap<string, Sign>;

/**
 * How far a figure can go, and which way each result moves it. Both hold for every result in the metrics'
 * ranges, if all capital that is committed is drawn.
 */
export type Reach = {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly signs: Signs;
  /** What makes it unlimited: the name of a metric, an outcome or an amount. */
  readonly because?: string | undefined;
  /** False where a word in it could not be followed. */
  readonly known: boolean;
};

export const INFINITE: Decimal = new Decimal(Number.POSITIVE_INFINITY);

const NO_SIGNS: Signs = new Map();

export const NOTHING: Reach = { low: ZERO, high: ZERO, signs: NO_SIGNS, known: true };

/** A figure that is what it is, whatever the results. */
export function fixed(value: Decimal): Reach {
  return { low: value, high: value, signs: NO_SIGNS, known: true };
}

/** A figure from nothing to without limit, for which `because` is to blame. */
export function unlimited(because: string, known = true): Reach {
  return { low: ZERO, high: INFINITE, signs: NO_SIGNS, because, known };
}

export function isFixed({ low, high, signs }: Reach): boolean {
  return low.eq(high) && low.isFinite() && signs.size === 0;
}

export function add(...all: readonly Reach[]): Reach {
  return all.reduce(
    (sum, one) => ({
      ...together(sum, one),
      low: sum.low.plus(one.low),
      high: sum.high.plus(one.high),
    }),
    NOTHING,
  );
}

export function times(one: Reach, other: Reach): Reach {
  const corners = [one.low, one.high].flatMap((a) =>
    [other.low, other.high].map((b) => product(a, b)),
  );
  const bounds = { low: Decimal.min(...corners), high: Decimal.max(...corners) };
  const mixed = together(turned(one, other), turned(other, one));
  const bothUp = !one.low.isNegative() && !other.low.isNegative();
  const isSimple = bothUp || one.signs.size === 0 || other.signs.size === 0;
  return { ...mixed, ...bounds, signs: isSimple ? mixed.signs : doubted(mixed.signs) };
}

/** Nothing times without limit is nothing: no claim is paid, however dear. */
function product(a: Decimal, b: Decimal): Decimal {
  return a.isZero() || b.isZero() ? ZERO : a.times(b);
}

/** The signs of a factor, as the other factor's own sign lets them through. */
function turned(factor: Reach, by: Reach): Reach {
  if (!by.low.isNegative()) return by.high.isZero() ? { ...factor, signs: NO_SIGNS } : factor;
  return { ...factor, signs: by.high.lte(ZERO) ? flipped(factor.signs) : doubted(factor.signs) };
}

export function lesser(one: Reach, other: Reach): Reach {
  const both = together(one, other);
  const never = one.high.lte(other.low) ? one.signs : other.high.lte(one.low) ? other.signs : null;
  const [low, high] = [Decimal.min(one.low, other.low), Decimal.min(one.high, other.high)];
  return { ...both, low, high, signs: never ?? both.signs };
}

export function greater(one: Reach, other: Reach): Reach {
  return negated(lesser(negated(one), negated(other)));
}

export function negated(one: Reach): Reach {
  return { ...one, low: one.high.negated(), high: one.low.negated(), signs: flipped(one.signs) };
}

/** Either of two. */
export function hull(one: Reach, other: Reach): Reach {
  return {
    ...together(one, other),
    low: Decimal.min(one.low, other.low),
    high: Decimal.max(one.high, other.high),
  };
}

/** Two figures of which a third is made that rises with both. */
function together(one: Reach, other: Reach): Omit<Reach, 'low' | 'high'> {
  return {
    signs: bothSigns(one.signs, other.signs),
    known: one.known && other.known,
    because: one.because ?? other.because,
  };
}

export function bothSigns(one: Signs, other: Signs): Signs {
  const signs = new Map(one);
  for (const [name, sign] of other) {
    const own = signs.get(name);
    signs.set(name, own === undefined || own === sign ? sign : '?');
  }
  return signs;
}

export function flipped(signs: Signs): Signs {
  return new Map(
    [...signs].map(([name, sign]) => [name, sign === '+' ? '-' : sign === '-' ? '+' : '?']),
  );
}

export function doubted(signs: Signs): Signs {
  return new Map([...signs].map(([name]) => [name, '?']));
}
