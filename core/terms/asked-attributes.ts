import type { Terms } from './shape/terms.ts';

/** What terms ask of an attribute of persons. */
export type AskedAttribute = {
  /** The values that tables name, but for `others`; none where no table is by its values. */
  readonly values: ReadonlySet<string>;
  /** Whether it is a number: what a table with bounds is looked up by, or a weight. */
  readonly isNumber: boolean;
  /** Whether persons are matched by it: as a number if all have one, else as groups. */
  readonly isCovariate: boolean;
};
export type AskedAttributes = ReadonlyMap<string, AskedAttribute>;

type Written = { values: Set<string>; isNumber: boolean; isCovariate: boolean };

/**
 * The attributes of persons that terms ask for: those that prices are looked up by, and those by which persons are
 * weighted, matched or clustered.
 */
export function askedAttributes(
  terms: Pick<Terms, 'payments' | 'amounts' | 'metrics'>,
): AskedAttributes {
  const asked = new Map<string, Written>();
  const of = (name: string): Written => {
    const known = asked.get(name) ?? { values: new Set(), isNumber: false, isCovariate: false };
    asked.set(name, known);
    return known;
  };
  lookIn([terms.payments, terms.amounts], of);
  for (const { matching, uncertainty } of Object.values(terms.metrics ?? {})) {
    for (const name of matching?.on ?? []) of(name).isCovariate = true;
    if (matching?.weight !== undefined) of(matching.weight).isNumber = true;
    const { clusters } = uncertainty ?? {};
    if (clusters !== undefined && clusters !== 'person') of(clusters);
  }
  return asked;
}

/** Everything written in payments that looks something up by an attribute of a claim. */
function lookIn(written: unknown, of: (name: string) => Written): void {
  if (typeof written !== 'object' || written === null) return;
  const { by, rows, values, payersBy } = written as Record<string, unknown>;
  if (typeof by === 'string' && isTableOf(values) && by !== 'cohort' && by !== 'period') {
    for (const value of Object.keys(values)) if (value !== 'others') of(by).values.add(value);
  }
  const attribute = typeof by === 'string' ? /^claim\.(.+)$/.exec(by)?.[1] : undefined;
  if (attribute !== undefined && rows !== undefined) of(attribute).isNumber = true;
  if (typeof payersBy === 'string') of(payersBy);
  for (const part of Object.values(written)) lookIn(part, of);
}

function isTableOf(values: unknown): values is object {
  return typeof values === 'object' && values !== null;
}
