/**
 * What no contract of any installation may go below: with fewer than three, the one of two who reads a table would know
 * the other.
 */
const LEAST_OF_ALL = 3;
const MOST = 100;

/**
 * Counts of fewer persons than this are withheld in an installation, whatever the terms of a contract say.
 *
 * @param written what the installation says; left out or empty: 3, which no installation may go below
 * @throws RangeError for anything but a whole number from 3 to 100: a setting that cannot be read must not mean none
 * @example leastThreshold('10') // → 10
 */
export function leastThreshold(written: string | undefined): number {
  if (written === undefined || written === '') return LEAST_OF_ALL;
  const least = Number(written);
  if (/^\d{1,3}$/.test(written) && least >= LEAST_OF_ALL && least <= MOST) return least;
  throw new RangeError(
    `"${written}" is no least threshold: write a whole number from ${LEAST_OF_ALL} to ${MOST}`,
  );
}
