import type { Terms } from '../../terms/shape/terms.ts';
import { stands } from '../data/standing.ts';
import type { Signature, TermsItem } from '../items/contract.ts';
import type { ImportItem } from '../items/delivered.ts';
import type { TaskItem, TransitionItem } from '../items/work.ts';
import { sameAffair } from '../payout/payout.ts';

/** What outcomes are compared with, as it stood when the parties signed. */
export type Baseline = {
  readonly baseline: 'utfall-baseline/1';
  readonly termsHash: string;
  readonly comparators: Readonly<Record<string, unknown>>;
  /** Files of reference observations that were there already, by hash. */
  readonly references: readonly string[];
};

/** The comparators of all metrics as written, and what was delivered for them before anybody signed. */
export function baselineOf(
  terms: Terms,
  termsHash: string,
  imports: readonly ImportItem[],
): Baseline {
  const comparators = Object.entries(terms.metrics ?? {}).flatMap(([name, { comparator }]) =>
    comparator === undefined ? [] : [[name, comparator] as const],
  );
  return {
    baseline: 'utfall-baseline/1',
    termsHash,
    comparators: Object.fromEntries(comparators),
    references: imports
      .filter(stands)
      .filter(({ what, periodId }) => what === 'observations' && periodId === undefined)
      .map(({ file }) => file)
      .toSorted(),
  };
}

/** How a signing came out. */
export type Signing =
  | { readonly outcome: 'accepted'; readonly signatures: readonly Signature[] }
  | { readonly outcome: 'rejected'; readonly rejectedBy: NonNullable<TermsItem['rejectedBy']> };

/**
 * Reads the parties' answers. One rejection rejects; accepted is what every party accepted by its hash.
 *
 * @throws RangeError if a party has not answered, or accepted something else: a fault in the program, because
 *   deciding refuses another hash, and the workflow waits for all.
 */
export function readSigning(input: {
  transition: TransitionItem;
  tasks: readonly TaskItem[];
  parties: readonly string[];
  hash: string;
}): Signing {
  const { transition, tasks, parties, hash } = input;
  const asked = tasks.filter((each) => each.task === 'sign-terms' && sameAffair(each, transition));
  const rejection = asked.find(({ decision }) => decision?.choice === 'reject')?.decision;
  if (rejection) {
    const { by: person, at, reason = '' } = rejection;
    return { outcome: 'rejected', rejectedBy: { person, at, reason } };
  }
  const signatures = parties.map((party): Signature => {
    const decision = asked.find((each) => each.party === party)?.decision;
    if (decision?.choice !== 'accept') throw new RangeError(`${party} has not signed`);
    if (decision.hash !== hash) throw new RangeError(`${party} has signed something else`);
    return { party, person: decision.by, at: decision.at, hash };
  });
  return { outcome: 'accepted', signatures };
}
