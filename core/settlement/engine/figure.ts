import type { Explained, FigureState } from '../../explain/explained.ts';
import { type Decimal, ZERO } from '../../money/decimal.ts';

/** A priced claim of a claimant, kept beside a sum as long as a limit per claimant may need it. */
export type PricedClaim = {
  readonly person: string | undefined;
  /** How many persons it stands for, all alike. */
  readonly persons: number;
  readonly attributes: Readonly<Record<string, string>> | undefined;
  readonly date: string;
  /** The place of its rate line, so that ties on one day go by list order. */
  readonly order: number;
  readonly amount: Decimal;
};

/** A number on its way through the terms, with the tree that explains it. */
export type Figure = {
  /** Nothing while waiting, and for `none`. */
  readonly value: Decimal | null;
  /** Something in it still waits: `value` is what is decided, and the figure can only rise. */
  readonly partial: boolean;
  /** Written as `none`: there is no limit. */
  readonly unlimited: boolean;
  /** It was to be measured and was not. */
  readonly missing: boolean;
  readonly claims: readonly PricedClaim[];
  readonly explained: Explained;
};

/** The parts of a figure; what is left out follows from the inputs. */
export type FigureParts = Omit<Explained, 'value' | 'state' | 'inputs' | 'unit'> & {
  readonly value: Decimal | null;
  readonly unit?: string | undefined;
  readonly state?: FigureState;
  readonly inputs?: readonly Figure[];
  readonly partial?: boolean;
  readonly unlimited?: boolean;
  readonly missing?: boolean;
  readonly claims?: readonly PricedClaim[];
};

const NO_INPUTS: readonly Figure[] = [];
const NO_CLAIMS: readonly PricedClaim[] = [];

/** Makes a figure and the node that explains it together, so that neither can tell another number. */
export function makeFigure(parts: FigureParts): Figure {
  const { value, inputs = NO_INPUTS, unlimited = false } = parts;
  return {
    value,
    partial: parts.partial ?? inputs.some((input) => input.partial),
    unlimited,
    missing: parts.missing ?? false,
    claims: parts.claims ?? NO_CLAIMS,
    explained: explainedBy(parts, {
      value: value === null ? null : value.toFixed(),
      state: parts.state ?? (value === null && !unlimited ? 'waiting' : 'decided'),
      inputs: inputs.map((input) => input.explained),
    }),
  };
}

/** Field by field, for a settlement makes thousands: to spread what is left of the parts takes far longer. */
function explainedBy(
  parts: FigureParts,
  known: Pick<Explained, 'value' | 'state' | 'inputs'>,
): Explained {
  const explained: { -readonly [K in keyof Explained]: Explained[K] } = {
    formula: parts.formula,
    ...known,
  };
  if (parts.unit !== undefined && parts.unit !== '') explained.unit = parts.unit;
  if (parts.name !== undefined) explained.name = parts.name;
  if (parts.cohort !== undefined) explained.cohort = parts.cohort;
  if (parts.period !== undefined) explained.period = parts.period;
  if (parts.parameter !== undefined) explained.parameter = parts.parameter;
  if (parts.clause !== undefined) explained.clause = parts.clause;
  if (parts.inferred !== undefined) explained.inferred = parts.inferred;
  if (parts.rounding !== undefined) explained.rounding = parts.rounding;
  if (parts.facts !== undefined) explained.facts = parts.facts;
  return explained;
}

/** Computes from inputs that are all known; waits as long as one of them does. */
export function computed(
  parts: Omit<FigureParts, 'value'> & { readonly inputs: readonly Figure[] },
  compute: (...values: Decimal[]) => Decimal | null,
): Figure {
  const values = parts.inputs.map((input) => input.value);
  const known = values.filter((value) => value !== null);
  return makeFigure({
    ...parts,
    value: known.length === values.length ? compute(...known) : null,
  });
}

/** What to multiply by: a figure in per cent as a fraction of one, anything else as it is. */
export function factorOf(figure: Figure): Decimal {
  const value = figure.value ?? ZERO;
  return figure.explained.unit === '%' ? value.div(100) : value;
}

/** Whatever of these the terms say of a sentence, a metric or a line, and nothing undefined. */
export function saidOf(node: {
  readonly clause?: string | undefined;
  readonly inferred?: string | undefined;
}): { clause?: string; inferred?: string } {
  return {
    ...(node.clause === undefined ? {} : { clause: node.clause }),
    ...(node.inferred === undefined ? {} : { inferred: node.inferred }),
  };
}
