import { type Decimal, ONE, ZERO } from '../../money/decimal.ts';

/** So many halvings find a place to a sixteen-thousandth of the way. */
const HALVINGS = 14;

/** How much a value still lacks of what is sought, which holds from zero down; nothing where it cannot be told. */
export type Lack = (value: Decimal) => Decimal | undefined;

type Point = { readonly value: Decimal; readonly lack: Decimal };

/** What is known of the way: the last value where it does not hold, the one before that, and the first where it does. */
type Way = { readonly no: Point; readonly yes: Point; readonly before?: Point };

/**
 * About where something begins to hold, on the way from a value where it does not to one where it does: the
 * nearest value that was tried and holds, to four digits. Payments run in straight lines between bounds, and
 * the line through two values mostly leads there at once; halving the way sees to it that it ends.
 *
 * @example whereBegins(zero, best, (saving) => pays(saving)?.minus(saving)) // → where the saving covers its price
 */
export function whereBegins(from: Decimal, to: Decimal, lackAt: Lack): Decimal {
  const step = to.minus(from).div(2 ** HALVINGS);
  const ends = { no: pointAt(from, lackAt), yes: pointAt(to, lackAt) };
  let way: Way = {
    no: ends.no ?? { value: from, lack: ONE },
    yes: ends.yes ?? { value: to, lack: ZERO },
  };
  for (let halving = 0; halving < HALVINGS && isOpen(way, step); halving += 1) {
    const line = onLine(way, step);
    if (line) {
      way = narrowed(way, pointAt(line, lackAt));
      const beside = way.yes.value.eq(line) ? line.minus(step) : line.plus(step);
      way = narrowed(way, pointAt(beside, lackAt));
    }
    if (isOpen(way, step)) way = narrowed(way, pointAt(middleOf(way), lackAt));
  }
  return way.yes.value.toSignificantDigits(4);
}

function pointAt(value: Decimal, lackAt: Lack): Point | undefined {
  const lack = lackAt(value);
  return lack && { value, lack };
}

/** Whether there is still more than a step between the two. */
function isOpen({ no, yes }: Way, step: Decimal): boolean {
  return yes.value.minus(no.value).abs().gt(step.abs().times(1.01));
}

function narrowed(way: Way, point: Point | undefined): Way {
  if (!point) return way;
  return point.lack.lte(0) ? { ...way, yes: point } : { ...way, before: way.no, no: point };
}

/**
 * Where the line through both ends leads; to a plateau, at which nothing is lacking and nothing left over, that
 * through the last two values before it.
 */
function onLine({ no, yes, before }: Way, step: Decimal): Decimal | undefined {
  const other = yes.lack.isZero() ? before : yes;
  const fall = other && no.lack.minus(other.lack);
  if (!other || !fall || fall.isZero()) return undefined;
  const value = no.value.plus(other.value.minus(no.value).times(no.lack).div(fall));
  const ahead = value.minus(no.value).div(step);
  return ahead.gt(0) && yes.value.minus(value).div(step).gt(0) ? value : undefined;
}

function middleOf({ no, yes }: Way): Decimal {
  return no.value.plus(yes.value).div(2);
}
