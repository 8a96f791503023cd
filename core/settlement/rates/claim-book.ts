import type { Period } from '../../terms/shape/metric.ts';
import type { ClaimFact, ISODate } from '../facts.ts';
import type { Acceptance } from './acceptance.ts';

/** What was claimed of one outcome on one day, for one person or as a published count. */
export type BookedClaim = {
  readonly outcome: string;
  /** Nothing for a published count, which no one can take apart any more. */
  readonly person: string | undefined;
  /** How many persons it stands for. */
  readonly persons: number;
  /** Empty if it is not known. */
  readonly date: ISODate;
  readonly cohort: string | undefined;
  readonly period: string | undefined;
  readonly attributes: Readonly<Record<string, string>> | undefined;
  /** The place of the version of the terms that was in force on its day. */
  readonly version: number;
  readonly count: number;
};

/** The claims by outcome, in an order of their own, and which of them are accepted, once that is known. */
export type ClaimBook = {
  readonly persons: ReadonlyMap<string, readonly BookedClaim[]>;
  readonly published: ReadonlyMap<string, readonly BookedClaim[]>;
  readonly accepted: Map<string, Acceptance | undefined>;
};

/** What decides where a claim belongs. */
export type Calendar = {
  readonly periods: readonly Period[];
  readonly cohorts: readonly string[];
  readonly versionOn: (day: ISODate | undefined) => number;
};

/**
 * Books the claims: withdrawals are set off against the claims of that day, each claim gets the period that
 * its day falls in, and the order of the input is forgotten.
 */
export function claimBook(claims: readonly ClaimFact[], calendar: Calendar): ClaimBook {
  const persons = new Shelf(calendar);
  const published = new Shelf(calendar);
  for (const claim of claims) (claim.person === undefined ? published : persons).put(claim);
  return {
    persons: persons.inOrder((count) => count > 0),
    published: published.inOrder((count) => count !== 0),
    accepted: new Map(),
  };
}

type Booked = { claim: BookedClaim; count: number; readonly cohort: number; text: string };

/** Claims by outcome, those that are the same in everything but their count in one. */
class Shelf {
  readonly #calendar: Calendar;
  readonly #outcomes = new Map<string, Map<string, Booked>>();

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  put(fact: ClaimFact): void {
    const claim = this.#placed(fact);
    const text = attributesText(claim.attributes);
    const own = fact.person === undefined ? text : fact.person;
    const key = `${claim.date}|${claim.cohort}|${claim.period}|${own}`;
    let booked = this.#outcomes.get(fact.outcome);
    if (!booked) {
      booked = new Map();
      this.#outcomes.set(fact.outcome, booked);
    }
    const same = booked.get(key);
    if (!same) {
      const cohort = this.#calendar.cohorts.indexOf(claim.cohort ?? '');
      booked.set(key, { claim, count: claim.count, cohort, text });
      return;
    }
    same.count += claim.count;
    // A withdrawal may leave the attributes out: what is booked is what comes first, in any order.
    if (text < same.text) Object.assign(same, { claim, text });
  }

  inOrder(isKept: (count: number) => boolean): Map<string, BookedClaim[]> {
    const outcomes = new Map<string, BookedClaim[]>();
    for (const [outcome, booked] of this.#outcomes) {
      const kept = [...booked.values()].filter(({ count }) => isKept(count));
      kept.sort(byDay);
      const claims = kept.map(({ claim, count }) =>
        claim.count === count ? claim : { ...claim, count },
      );
      if (claims.length > 0) outcomes.set(outcome, claims);
    }
    return outcomes;
  }

  #placed(fact: ClaimFact): BookedClaim {
    const { outcome, person, persons = 1, date, cohort, period, attributes, count } = fact;
    const { periods, versionOn } = this.#calendar;
    const within = periods.find(({ id, from, to }) =>
      period === undefined ? date !== undefined && from <= date && date <= to : id === period,
    );
    return {
      outcome,
      person,
      persons,
      date: date ?? '',
      cohort,
      period: within?.id,
      attributes,
      version: versionOn(date ?? within?.to),
      count: count === undefined ? 1 : Number(count),
    };
  }
}

/**
 * By day, then by the terms' order of cohorts, then by attributes, then by pseudonym: a limit in claims may fall
 * between persons who claim on one day, and which of them it leaves must not hang on the order of a file.
 */
function byDay(one: Booked, other: Booked): number {
  if (one.claim.date !== other.claim.date) return one.claim.date < other.claim.date ? -1 : 1;
  if (one.cohort !== other.cohort) return one.cohort - other.cohort;
  if (one.text !== other.text) return one.text < other.text ? -1 : 1;
  const [person = '', beside = ''] = [one.claim.person, other.claim.person];
  return person < beside ? -1 : Number(person > beside);
}

/** Attributes as text, whatever order they are written in. */
export function attributesText(attributes: Readonly<Record<string, string>> | undefined): string {
  return attributes === undefined ? '' : JSON.stringify(Object.entries(attributes).sort());
}
