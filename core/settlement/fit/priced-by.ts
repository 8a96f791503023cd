import type { NumberPlace } from '../../terms/shape/number.ts';
import type { RateLine } from '../../terms/shape/sentence.ts';
import { versionsInForce } from '../engine/versions.ts';
import type { TermsInForce } from '../settlement.ts';

/** What a line's tables ask of an attribute: one of the values that they name, or a number within their bounds. */
type Asked = { readonly values: readonly string[]; readonly isNumber: boolean };

/** Per outcome, the attributes that its price is looked up by, where another value than those named has a price too. */
export type PricedBy = ReadonlyMap<string, ReadonlyMap<string, Asked>>;

export function pricedBy(terms: readonly TermsInForce[]): PricedBy {
  const priced = new Map<string, Map<string, Asked>>();
  for (const { nodes } of versionsInForce(terms, '9999-12-31')) {
    for (const { sentence } of nodes.values()) {
      for (const line of sentence.rates ?? []) {
        const names = priced.get(line.outcome) ?? new Map<string, Asked>();
        for (const [name, { values, isNumber }] of attributesOf(line)) {
          const all = new Set([...(names.get(name)?.values ?? []), ...values]);
          names.set(name, { values: [...all], isNumber });
        }
        if (names.size > 0) priced.set(line.outcome, names);
      }
    }
  }
  return priced;
}

function attributesOf({ price, times }: RateLine): [string, Asked][] {
  return [price, ...(times === undefined ? [] : [times].flat())].flatMap(tablesIn);
}

function tablesIn(place: NumberPlace): [string, Asked][] {
  if (typeof place === 'string') return [];
  if ('is' in place) return [place.is, place.times ?? '1'].flatMap(tablesIn);
  const cells = 'rows' in place ? place.rows.map(({ is }) => is) : Object.values(place.values);
  const inside = cells.flatMap(tablesIn);
  if ('rows' in place) {
    const attribute = /^claim\.(.+)$/.exec(place.by)?.[1];
    return attribute === undefined
      ? inside
      : [[attribute, { values: [], isNumber: true }], ...inside];
  }
  if (place.by === 'cohort' || place.by === 'period') return inside;
  const { others, ...values } = place.values;
  if (others === undefined) return inside;
  return [[place.by, { values: Object.keys(values), isNumber: false }], ...inside];
}
