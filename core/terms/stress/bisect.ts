import type { Decimal } from '../../money/decimal.ts';

/** So many halvings find a place to a sixteen-thousandth of the way. */
const HALVINGS = 14;

/**
 * About where something begins to hold, on the way from a value where it does not to one where it does: the
 * nearest value that was tried and holds, to four digits.
 */
export function whereBegins(
  from: Decimal,
  to: Decimal,
  holds: (value: Decimal) => boolean,
): Decimal {
  let [no, yes] = [from, to];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = no.plus(yes).div(2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes.toSignificantDigits(4);
}
