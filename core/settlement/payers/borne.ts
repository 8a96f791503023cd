import type { Explained } from '../../explain/explained.ts';
import { Decimal, decimal, ZERO } from '../../money/decimal.ts';

/** Part of a figure with payers or recipients of its own; empty texts are those of the settlement. */
export type Borne = {
  readonly payers: string;
  readonly recipients: string;
  readonly value: Decimal;
};

/**
 * Who bears which part of a figure, by the sentences inside it that name payers or recipients of their own; the
 * innermost wins. Factors, limits and rounding change all parts in proportion, or cut the last ones first
 * where the sentence says so.
 */
export function borneBy(node: Explained, path = ''): readonly Borne[] {
  if (node.value === null) return [];
  const value = decimal(node.value);
  const own = {
    payers: node.facts?.['payers'] ?? '',
    recipients: node.facts?.['recipients'] ?? '',
  };
  const here = node.formula === 'sentence' ? (node.facts?.['path'] ?? path) : path;
  const inner = childrenOf(node)
    .filter((child) => isWithin(child, here))
    .flatMap((child) => borneBy(child, here));
  const parts = inner.map((part) => ({
    ...part,
    payers: part.payers || own.payers,
    recipients: part.recipients || own.recipients,
  }));
  const merged = together(parts);
  return merged.length === 0
    ? [{ ...own, value }]
    : fitted(merged, { value, own, cut: node.facts?.['cut'] });
}

/** What a figure is made of, as far as its parts keep their payers. */
function childrenOf({ formula, inputs }: Explained): readonly Explained[] {
  switch (formula) {
    case 'total':
    case 'sum':
    case 'rates':
      return inputs;
    case 'sentence':
    case 'otherwise':
      return inputs.slice(-1);
    case 'times':
    case 'rounded':
    case 'held':
    case 'retained':
    case 'at-least':
    case 'at-most':
    case 'at-most-per':
    case 'at-most-share':
      return inputs.slice(0, 1);
    default:
      return [];
  }
}

/** A sentence that is only read by its name keeps its payers to itself. */
function isWithin({ formula, facts }: Explained, path: string): boolean {
  if (formula !== 'sentence' || path === '') return true;
  const own = facts?.['path'] ?? '';
  return own === path || own.startsWith(`${path}/`);
}

function together(parts: readonly Borne[]): Borne[] {
  const merged = new Map<string, Borne>();
  for (const part of parts) {
    const key = `${part.payers}|${part.recipients}`;
    const value = (merged.get(key)?.value ?? ZERO).plus(part.value);
    merged.set(key, { ...part, value });
  }
  return [...merged.values()];
}

type Fit = {
  readonly value: Decimal;
  readonly own: Omit<Borne, 'value'>;
  readonly cut: string | undefined;
};

function fitted(parts: readonly Borne[], { value, own, cut }: Fit): readonly Borne[] {
  const total = parts.reduce((sum, part) => sum.plus(part.value), ZERO);
  if (total.equals(value)) return parts;
  if (total.isZero()) return [{ ...own, value }];
  if (cut === 'last first' && value.lessThan(total)) return cutFromLast(parts, total.minus(value));
  const scaled = parts.slice(0, -1).map((part) => ({
    ...part,
    value: part.value.times(value).div(total),
  }));
  const last = parts.slice(-1).map((part) => ({
    ...part,
    value: scaled.reduce((left, each) => left.minus(each.value), value),
  }));
  return [...scaled, ...last];
}

function cutFromLast(parts: readonly Borne[], over: Decimal): readonly Borne[] {
  let left = over;
  return parts
    .toReversed()
    .map((part) => {
      const gone = Decimal.max(ZERO, Decimal.min(left, part.value));
      left = left.minus(gone);
      return { ...part, value: part.value.minus(gone) };
    })
    .toReversed();
}
