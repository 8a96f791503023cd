import { type Decimal, decimal } from '../../money/decimal.ts';
import type { Period } from '../../terms/shape/metric.ts';
import type { ClaimFact } from '../facts.ts';
import type { Acceptance } from './acceptance.ts';

/** What was claimed of one outcome for one person on one day. */
export type BookedClaim = {
  readonly outcome: string;
  readonly person: string;
  /** Empty if it is not known. */
  readonly date: string;
  readonly cohort?: string;
  readonly period?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly count: number;
};

/** Claims that are published as a count: no one can take them apart any more. */
export type PublishedClaims = Omit<BookedClaim, 'person' | 'count'> & { readonly count: Decimal };

/** The claims by outcome, in an order of their own, and which of them are accepted, once that is known. */
export type ClaimBook = {
  readonly persons: ReadonlyMap<string, readonly BookedClaim[]>;
  readonly published: ReadonlyMap<string, readonly PublishedClaims[]>;
  readonly accepted: Map<string, Acceptance | undefined>;
};

/**
 * Books the claims: withdrawals are set off against the claims of that day, each claim gets the period that
 * its day falls in, and the order of the input is forgotten.
 */
export function claimBook(
  claims: readonly ClaimFact[],
  { periods, cohorts }: { periods: readonly Period[]; cohorts: readonly string[] },
): ClaimBook {
  const persons = new Map<string, BookedClaim>();
  const published = new Map<string, PublishedClaims>();
  for (const claim of claims) {
    const booked = placed(claim, periods);
    const key = [claim.outcome, claim.person, booked.date, booked.cohort, booked.period].join('|');
    if (claim.person === undefined) {
      const attributes = `${key}|${attributesText(claim.attributes)}`;
      const count = decimal(claim.count ?? '1').plus(published.get(attributes)?.count ?? 0);
      published.set(attributes, { ...booked, count });
    } else {
      const before = persons.get(key);
      const count = Number(claim.count ?? '1') + (before?.count ?? 0);
      const first = before && isFirst(before, booked) ? before : booked;
      persons.set(key, { ...first, person: claim.person, count });
    }
  }
  const inOrder = (a: Placed, b: Placed) =>
    compare(a.date, b.date) ||
    cohorts.indexOf(a.cohort ?? '') - cohorts.indexOf(b.cohort ?? '') ||
    compare(attributesText(a.attributes), attributesText(b.attributes));
  return {
    persons: byOutcome([...persons.values()].filter(({ count }) => count > 0).sort(inOrder)),
    published: byOutcome([...published.values()].sort(inOrder)),
    accepted: new Map(),
  };
}

type Placed = Omit<BookedClaim, 'person' | 'count'>;

function placed(
  { outcome, date, cohort, period, attributes }: ClaimFact,
  periods: readonly Period[],
): Placed {
  const dated = periods.find(({ from, to }) => date !== undefined && from <= date && date <= to);
  const within = period ?? dated?.id;
  return {
    outcome,
    date: date ?? '',
    ...(cohort === undefined ? {} : { cohort }),
    ...(within === undefined ? {} : { period: within }),
    ...(attributes === undefined ? {} : { attributes }),
  };
}

function isFirst(one: Placed, other: Placed): boolean {
  return compare(attributesText(one.attributes), attributesText(other.attributes)) <= 0;
}

export function attributesText(attributes: Readonly<Record<string, string>> | undefined): string {
  return attributes === undefined ? '' : JSON.stringify(Object.entries(attributes).sort());
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function byOutcome<T extends { readonly outcome: string }>(claims: readonly T[]): Map<string, T[]> {
  const outcomes = new Map<string, T[]>();
  for (const claim of claims) {
    const list = outcomes.get(claim.outcome);
    if (list) list.push(claim);
    else outcomes.set(claim.outcome, [claim]);
  }
  return outcomes;
}
