import type { ClaimFact } from '../../../settlement/facts.ts';
import { AlikeClaims } from '../../persons/alike.ts';
import { claimsOf, sortClaims } from '../../persons/claims.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Days } from '../bytes/days.ts';
import type { Reading } from '../people/layout.ts';
import type { Roll } from '../people/roll.ts';
import { ClaimPatterns } from './claim-patterns.ts';
import type { PersonRecords } from './person-records.ts';

/** What is claimed: by each person, or where that is enough by persons who are alike together. */
export class ToldClaims {
  readonly #plan: Plan;
  readonly #roll: Roll;
  readonly #records: PersonRecords;
  readonly #claims: ClaimFact[] = [];
  readonly #alike: AlikeClaims | undefined;
  readonly #patterns: ClaimPatterns | undefined;

  constructor(
    read: {
      plan: Plan;
      reading: Reading;
      days: Days;
      roll: Roll;
      lastDay: number;
      claims: 'each' | 'alike';
    },
    records: PersonRecords,
  ) {
    const { plan, roll, reading, days, lastDay } = read;
    this.#plan = plan;
    this.#roll = roll;
    this.#records = records;
    if (read.claims === 'each') return;
    this.#alike = new AlikeClaims(plan.terms);
    if (this.#alike.needsNames) return;
    const { names } = reading;
    const { rows } = records;
    this.#patterns = new ClaimPatterns({
      ...{ plan, days, names, rows, lastDay, alike: this.#alike },
      claimsOf: (person) => this.#claimsOf(person),
    });
  }

  /** Adds a person who gets the intervention. */
  add(person: number): void {
    const { people, hasRules } = this.#roll;
    // Of who left, the terms may let only some claims be used.
    const isAlone = hasRules && people.hasLeft(person);
    if (this.#patterns && !isAlone) this.#patterns.add(person, people.kindOf(person));
    else if (this.#alike) this.#alike.add(this.#claimsOf(person));
    else this.#claims.push(...this.#claimsOf(person));
  }

  #claimsOf(person: number): ClaimFact[] {
    return claimsOf(this.#plan, this.#records.of(person));
  }

  /** Sorted by date, person and outcome. */
  facts(): ClaimFact[] {
    this.#patterns?.close();
    return this.#alike?.facts() ?? sortClaims(this.#claims);
  }
}
