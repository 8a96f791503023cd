import { dateOfEpochDay, epochDay } from '../../calendar/date.ts';
import type { ClaimFact } from '../../settlement/facts.ts';
import type { Sentence } from '../../terms/shape/sentence.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { sortClaims } from './claims.ts';

/** What settling asks of the day of a claim, apart from the order of one person's claims and the period. */
type Asked = {
  /** Persons may be taken together at all: no limit cuts the claims of some and leaves those of others. */
  readonly together: boolean;
  /** The day itself matters: to an interval, an index or a table. */
  readonly days: boolean;
};

/**
 * Claims of persons, those who are alike in everything that settling asks taken together: so that the claims of
 * a million persons are settled as some hundred, to the same amounts.
 */
export class AlikeClaims {
  readonly #terms: Terms;
  readonly #asked: Asked;
  readonly #alike = new Map<string, { claims: readonly ClaimFact[]; persons: number }>();
  /** Where persons may not be taken together: their claims as they are, with the days and names that decide. */
  readonly #apart: ClaimFact[] = [];

  constructor(terms: Terms) {
    this.#terms = terms;
    this.#asked = askedIn(terms);
  }

  /** Whether the days themselves matter, and not only their order in one person's claims. */
  get needsDays(): boolean {
    return this.#asked.days;
  }

  /** Whether claims must be told with their pseudonyms: persons are not taken together. */
  get needsNames(): boolean {
    return !this.#asked.together;
  }

  /** Adds all the claims of one person, or of persons who are alike already. */
  add(claims: readonly ClaimFact[]): void {
    const [first] = claims;
    if (!first) return;
    const { persons = 1 } = first;
    if (!this.#asked.together) {
      for (const claim of claims) this.#apart.push({ ...claim, persons });
      return;
    }
    const placed = this.#asked.days ? claims : this.#withoutDays(claims);
    const key = placed.map(textOf).sort().join('; ');
    const known = this.#alike.get(key);
    if (known) known.persons += persons;
    else {
      const own = placed.map((claim) => ({ ...claim, person: key }));
      this.#alike.set(key, { claims: own, persons });
    }
  }

  /** The claims, each with how many persons it stands for; persons are named by what they claim. */
  facts(): ClaimFact[] {
    const together = [...this.#alike.values()].flatMap(({ claims, persons }) =>
      claims.map((claim) => ({ ...claim, persons })),
    );
    return sortClaims([...this.#apart, ...together]);
  }

  /**
   * The same claims on the first days of their periods: the order of their days and what lies on one day is kept,
   * and no claim is moved to a later day than its own.
   */
  #withoutDays(claims: readonly ClaimFact[]): readonly ClaimFact[] {
    const days = [...new Set(claims.map(({ date = '' }) => epochDay(date)))];
    return claims.map((claim) => {
      const { date = '', period } = claim;
      const from = firstDayOf(this.#terms, period);
      return { ...claim, date: dateOfEpochDay(placedDay(epochDay(date), from, days)) };
    });
  }
}

/**
 * Where a claim is moved that is taken together with those of other days: as many days after the first of its
 * period as there are earlier days in the period on which the person claimed.
 *
 * @param from the period's first day; a claim before it, or without one, stays where it is.
 * @param days on which the person claimed, each once.
 * @example placedDay(130, 100, [130, 110, 90]) // → 101
 */
export function placedDay(day: number, from: number | undefined, days: readonly number[]): number {
  if (from === undefined || day < from) return day;
  let placed = from;
  for (const other of days) if (from <= other && other < day) placed += 1;
  return placed;
}

/** The first day on which something could be claimed in a period, or without any. */
export function firstDayOf(terms: Terms, period: string | undefined): number | undefined {
  const from =
    period === undefined
      ? terms.phases?.intervention?.from
      : terms.periods?.find(({ id }) => id === period)?.from;
  return from === undefined ? undefined : epochDay(from);
}

/** Everything that a claim says but for its person. */
function textOf({ outcome, date, cohort, period, count, attributes }: ClaimFact): string {
  const own = attributes === undefined ? '' : JSON.stringify(Object.entries(attributes).sort());
  return `${date} ${outcome} ${count ?? '1'} ${cohort ?? ''} ${period ?? ''} ${own}`;
}

/** Everything that the sentences with rates, and those above them, ask of claims. */
function askedIn(terms: Terms): Asked {
  let [together, days] = [true, false];
  const visit = (node: Partial<Sentence>): void => {
    for (const { atMost, claims = '1', price, times } of node.rates ?? []) {
      if (atMost !== undefined) together = false;
      if (/ a /.test(claims) || typeof price !== 'string' || typeof (times ?? '') !== 'string') {
        days = true;
      }
    }
    if (node.indexed !== undefined) days = true;
    if (Object.keys(node.atMostPer ?? {}).some((claimant) => claimant !== 'person'))
      together = false;
    for (const part of node.parts ?? []) visit(part);
    if (typeof node.otherwise === 'object') visit(node.otherwise);
  };
  for (const payment of terms.payments) visit(payment);
  for (const amount of Object.values(terms.amounts ?? {})) {
    if (typeof amount === 'object' && !('delivered' in amount)) visit(amount as Partial<Sentence>);
  }
  return { together, days };
}
