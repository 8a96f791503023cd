import { numberOfUnits, type Units } from '../../money/scaled.ts';
import type { NoEstimateReason } from '../../statistics/estimate.ts';
import { countDays } from '../days.ts';
import type { Plan } from '../plan/plan.ts';
import type { MeasuredPerson } from '../tallies/cells.ts';
import { keyOf } from '../tallies/tally.ts';
import { asksForPersons } from './rule.ts';

/** One measured person in a cell: what is needed of them where persons are looked at together. */
export type PersonFigure = {
  readonly id: string;
  readonly figure: number;
  /** What the figure is divided by: 1, or the days followed where the rate is over time. */
  readonly weight: number;
  readonly reference?: number;
  /** What the reference is divided by: 1, or the days of its own window. */
  readonly referenceWeight: number;
  readonly attributes: Readonly<Record<string, string>>;
};

/** The measured persons of a cell's two arms, by pseudonym. */
export type People = {
  readonly intervention: readonly PersonFigure[];
  readonly comparison: readonly PersonFigure[];
};

/** Whether the terms ask for a method that needs persons together: then sums are not enough. */
export function needsPersons({ metrics }: Plan): boolean {
  return metrics.some(({ metric }) => asksForPersons(metric));
}

/** What keeps the measured persons, where the terms need them together. */
export function peopleFor(plan: Plan): PeopleKept | undefined {
  return needsPersons(plan) ? new PeopleKept() : undefined;
}

const NO_ATTRIBUTES = {};

/**
 * Keeps the measured persons of the metrics that need them together, one reduced record each. Hears of them in
 * any order, and answers in the order of their pseudonyms.
 */
export class PeopleKept {
  readonly #cells = new Map<string, { intervention: PersonFigure[]; comparison: PersonFigure[] }>();

  /** Hears of one measured person. */
  readonly hear = ({ enrolment, slot, figure, reference, scale }: MeasuredPerson): void => {
    const { measure } = slot.metric;
    // Who was not followed for a day has no rate.
    if (measure.over !== undefined && slot.exposure === 0) return;
    const key = keyOf(slot.cell);
    const cell = this.#cells.get(key) ?? { intervention: [], comparison: [] };
    this.#cells.set(key, cell);
    const number = (units: Units) => numberOfUnits(units, scale);
    (slot.inTreatment ? cell.intervention : cell.comparison).push({
      id: enrolment.person,
      figure: number(figure),
      weight: measure.over === undefined ? 1 : slot.exposure,
      referenceWeight:
        measure.over === undefined || !slot.reference ? 1 : countDays(slot.reference, slot.holes),
      ...(reference === undefined ? {} : { reference: number(reference) }),
      attributes: enrolment.attributes ?? NO_ATTRIBUTES,
    });
  };

  /** Those who got the intervention in one cell, and those of the cells that they are compared with. */
  of(own: string, compared: readonly string[]): People {
    return {
      intervention: sorted(this.#cells.get(own)?.intervention ?? []),
      comparison: sorted(compared.flatMap((key) => this.#cells.get(key)?.comparison ?? [])),
    };
  }
}

/** The name under which each person is a cluster of their own. */
export const EACH_PERSON = 'person';

/** The value of an attribute for each person, or that somebody lacks it. */
export function attributeOf(
  persons: readonly PersonFigure[],
  name: string,
): readonly string[] | { readonly none: NoEstimateReason } {
  if (name === EACH_PERSON) return persons.map(({ id }) => id);
  const values = persons.map(({ attributes }) => attributes[name] ?? '');
  return values.includes('') ? { none: 'attribute missing' } : values;
}

/**
 * By pseudonym, and who is followed in several enrolments by their figures: then nothing hangs on the order in which
 * they were heard of. Enrolments that are alike in everything may change places.
 */
function sorted(persons: readonly PersonFigure[]): PersonFigure[] {
  return [...persons].sort((one, other) => compare(one.id, other.id) || compareFigures(one, other));
}

function compareFigures(one: PersonFigure, other: PersonFigure): number {
  return (
    one.figure - other.figure ||
    one.weight - other.weight ||
    (one.reference ?? 0) - (other.reference ?? 0) ||
    one.referenceWeight - other.referenceWeight ||
    compare(textOf(one), textOf(other))
  );
}

function textOf({ attributes }: PersonFigure): string {
  return JSON.stringify(Object.entries(attributes).sort(([a], [b]) => compare(a, b)));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
