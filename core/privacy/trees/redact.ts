import type { Explained, Formula } from '../../explain/explained.ts';
import { decimal } from '../../money/decimal.ts';
import { WITHHELD } from '../disclosed.ts';
import type { DisclosedResult } from '../tables/disclosed-result.ts';
import { tellsCounts } from './counted.ts';

/** What is paid, as a payer's derivation says it: never withheld, never changed. */
const PAID: readonly Formula[] = [
  'total',
  'payable',
  'payer-share',
  'allocated',
  'rest',
  'settled',
];

/** What may be told in derivations. */
export type Known = {
  /** The sums and denominators that were shown of each metric. */
  readonly sides: ReadonlySet<string>;
  /** Whether counts of claims may be shown. */
  readonly counts: boolean;
  /** The one payment that is not known by itself, and follows from the total and all the others. */
  readonly remainder?: string | undefined;
};

/** The sums and denominators that some results show. */
export function sidesShown(results: readonly DisclosedResult[]): ReadonlySet<string> {
  const shown = results.flatMap(({ metrics }) =>
    metrics.flatMap(({ metric, sides }) =>
      Object.values(sides).flatMap(({ sum, of }) =>
        sum === undefined || sum === WITHHELD ? [] : [sideKey(metric, sum, of)],
      ),
    ),
  );
  return new Set(shown);
}

/** Whether anybody can compute a figure from what is told: from results, terms, and what people stated. */
export function isKnown(node: Explained, known: Known): boolean {
  return isKnownItself(node, known) && node.inputs.every((input) => isKnown(input, known));
}

function isKnownItself(node: Explained, { sides, counts }: Known): boolean {
  if (tellsCounts(node)) return counts;
  const { formula, name = '', facts = {} } = node;
  if (formula !== 'level') return true;
  const { sum, of } = facts;
  return sum === undefined || sides.has(sideKey(name, sum, of));
}

/**
 * A derivation in which every figure is left out that nobody can compute from what is told. What is paid stays, also
 * where it follows from what is left out.
 *
 * @param isPaid the root is an amount that is paid, not a part of one
 */
export function redacted(
  tree: Explained,
  { known, isPaid }: { known: Known; isPaid: boolean },
): Explained {
  const visit = (node: Explained, isRoot: boolean): Explained => {
    const inputs = node.inputs.map((input) => visit(input, false));
    const stays =
      isKnown(node, known) ||
      (isPaid && (isRoot || PAID.includes(node.formula))) ||
      isRemainder(node, known);
    if (stays) return { ...node, inputs };
    const { formula, state, unit, name, cohort, period, clause, inferred } = node;
    return {
      formula,
      value: null,
      state,
      withheld: true,
      inputs,
      ...(unit === undefined ? {} : { unit }),
      ...(name === undefined ? {} : { name }),
      ...(cohort === undefined ? {} : { cohort }),
      ...(period === undefined ? {} : { period }),
      ...(clause === undefined ? {} : { clause }),
      ...(inferred === undefined ? {} : { inferred }),
    };
  };
  return visit(tree, true);
}

/** Withholding it would hide nothing, and leave a payment without its amount. */
function isRemainder({ formula, name }: Explained, { remainder }: Known): boolean {
  return formula === 'sentence' && name !== undefined && name === remainder;
}

function sideKey(metric: string, sum: string, of: string | undefined): string {
  const plain = (text: string) => decimal(text).toFixed();
  return [metric, plain(sum), of === undefined ? '' : plain(of)].join(' ');
}
