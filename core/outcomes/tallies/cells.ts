import type { Days } from '../days.ts';
import {
  combinedFigures,
  requiredFigures,
  type Scales,
  scalesOfMetrics,
} from '../persons/combine.ts';
import { type Figures, figuresOf } from '../persons/figures.ts';
import { isPlainMeasure, type Seen } from '../persons/seen.ts';
import type { Plan } from '../plan/plan.ts';
import type { Slot } from '../plan/profile.ts';
import type { Enrolment } from '../records.ts';
import { asksForPersons } from '../uncertainty/rule.ts';
import { CellCount, type Measured } from './cell-count.ts';
import { type CellTally, keyOf, mergeCells } from './tally.ts';

/** One measured person in one cell, for methods that need persons together. */
export type MeasuredPerson = Measured & {
  readonly enrolment: Who;
  readonly slot: Slot;
  /** How many decimals the figures' units have. */
  readonly scale: number;
};

/** Who a person is, as far as methods ask that look at persons together. */
export type Who = Pick<Enrolment, 'person' | 'attributes'>;

/** What was observed of a person on the days of a slot, or on those of its reference or baseline. */
export type SeenOf = (slot: Slot, days: Days) => Seen;

/** The figures that slots ask for of which none asks; nothing is ever put into it. */
const ALONE = new Map<string, Figures>();

/** Adds one person to the cells of each of their slots: those first whose figures others need. */
export function addPerson(
  cells: Cells,
  input: {
    /** Needed only where somebody hears of it. */
    enrolment?: Who | undefined;
    slots: readonly Slot[];
    seenOf: SeenOf;
    /** Hears of the person in each metric that needs persons together, if they count as measured. */
    onMeasured?: ((person: MeasuredPerson) => void) | undefined;
  },
): void {
  const { enrolment, slots, seenOf, onMeasured } = input;
  const { counts, isAlone, isPlain, isHeard } = cells.prepared(slots);
  const figures = isAlone ? ALONE : new Map<string, Figures>();
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at];
    const cell = counts[at];
    if (!slot) continue;
    const hears = isHeard[at] ? onMeasured : undefined;
    if (cell && isPlain[at] && slot.status === 'reached' && !hears) {
      const before = slot.reference && seenOf(slot, slot.reference);
      cell.addPlain(slot, seenOf(slot, slot.days), before);
      continue;
    }
    const own = slot.status === 'reached' ? cells.figuresOf(slot, { seenOf, figures }) : {};
    if (!isAlone) figures.set(keyOf(slot.cell), own);
    const measured = cell?.addFigures(slot, own);
    if (cell && measured && enrolment) {
      hears?.({ ...measured, enrolment, slot, scale: cell.scale });
    }
  }
}

/** The counts that the slots are added to, and whether none of them needs the figures of another. */
type Prepared = {
  readonly counts: readonly (CellCount | undefined)[];
  readonly isAlone: boolean;
  /** Of each slot, whether its figures are no more than what was seen, once it is reached. */
  readonly isPlain: readonly boolean[];
  /** Of each slot, whether its metric needs persons together. */
  readonly isHeard: readonly boolean[];
};

/** Whether nothing but what was seen decides a person's figures: no rule of leaving, bound or baseline. */
function isPlainSlot({ forced, baseline, metric: { measure } }: Slot): boolean {
  const hasRule = forced !== undefined || baseline !== undefined || measure.outliers !== undefined;
  return !hasRule && isPlainMeasure(measure);
}

/** The cells that persons are added to, made as they are met. */
export class Cells {
  readonly #counts = new Map<string, CellCount>();
  readonly #prepared = new WeakMap<readonly Slot[], Prepared>();
  readonly #plan: Plan;
  readonly #scales: Scales;

  /** @param scales how many decimals the values of each observation need. */
  constructor(plan: Plan, scales: ReadonlyMap<string, number>) {
    this.#plan = plan;
    this.#scales = scalesOfMetrics(plan, scales);
  }

  /** What is the same for all who share these slots, looked up once. */
  prepared(slots: readonly Slot[]): Prepared {
    const known = this.#prepared.get(slots);
    if (known) return known;
    const isAlone = slots.every(({ combines, requires }) => !combines && !requires);
    const prepared = {
      counts: slots.map((slot) => (slot.isHelper ? undefined : this.#of(slot))),
      isAlone,
      isPlain: slots.map((slot) => isAlone && isPlainSlot(slot)),
      isHeard: slots.map(({ metric }) => asksForPersons(metric.metric)),
    };
    this.#prepared.set(slots, prepared);
    return prepared;
  }

  #of(slot: Slot): CellCount {
    const key = `${keyOf(slot.cell)} ${slot.inTreatment}`;
    const count = this.#counts.get(key) ?? new CellCount(slot, this.#scaleOf(slot));
    this.#counts.set(key, count);
    return count;
  }

  /** What a person is counted with in a slot, given the figures in the metrics that it needs. */
  figuresOf(
    slot: Slot,
    { seenOf, figures }: { seenOf: SeenOf; figures: ReadonlyMap<string, Figures> },
  ): Figures {
    if (slot.combines) {
      const combined = combinedFigures(this.#plan, slot, { figures, scales: this.#scales });
      return requiredFigures(slot, combined, figures);
    }
    const observed = {
      own: seenOf(slot, slot.days),
      reference: slot.reference && seenOf(slot, slot.reference),
      baseline: slot.baseline && seenOf(slot, slot.baseline),
    };
    return requiredFigures(slot, figuresOf(slot, observed, this.#scaleOf(slot)), figures);
  }

  tallies(): CellTally[] {
    return mergeCells([[...this.#counts.values()].map((count) => count.tally())]);
  }

  #scaleOf({ metric }: Slot): number {
    return this.#scales.get(metric.name) ?? 0;
  }
}
