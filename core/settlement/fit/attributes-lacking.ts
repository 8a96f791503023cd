import type { Finding } from '../../findings.ts';
import type { NumberPlace } from '../../terms/shape/number.ts';
import type { RateLine } from '../../terms/shape/sentence.ts';
import { versionsInForce } from '../engine/versions.ts';
import type { Facts } from '../facts.ts';
import { settlementFinding } from '../finding.ts';
import type { TermsInForce } from '../settlement.ts';

/**
 * Claims on a line that is priced by an attribute, which do not say it: they get the value for `others`, which is
 * perhaps not meant. One warning per outcome and attribute, at the first of the claims.
 */
export function lackingAttributes({ claims }: Facts, terms: readonly TermsInForce[]): Finding[] {
  const asked = askedBy(terms);
  if (asked.size === 0) return [];
  const lacking = new Map<string, Lacking>();
  for (const [at, { outcome, attributes, count }] of claims.entries()) {
    for (const [name, values] of asked.get(outcome) ?? []) {
      if (attributes && Object.hasOwn(attributes, name)) continue;
      const key = `${outcome}|${name}`;
      const found = lacking.get(key) ?? { outcome, name, values, at, count: 0 };
      lacking.set(key, { ...found, count: found.count + Number(count ?? '1') });
    }
  }
  return [...lacking.values()].map(({ at, count, values, outcome, name }) =>
    settlementFinding('settlement.attribute-left-out', {
      path: `/facts/claims/${at}`,
      facts: { outcome, name, values, count: String(count) },
      severity: 'warning',
    }),
  );
}

type Lacking = {
  readonly outcome: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly at: number;
  readonly count: number;
};

/** Per outcome, the attributes for whose other values a table has a price, with the values that it names. */
function askedBy(terms: readonly TermsInForce[]): Map<string, Map<string, readonly string[]>> {
  const asked = new Map<string, Map<string, readonly string[]>>();
  for (const { nodes } of versionsInForce(terms, '9999-12-31')) {
    for (const { sentence } of nodes.values()) {
      for (const line of sentence.rates ?? []) {
        const names = asked.get(line.outcome) ?? new Map<string, readonly string[]>();
        for (const [name, values] of attributesOf(line)) names.set(name, values);
        if (names.size > 0) asked.set(line.outcome, names);
      }
    }
  }
  return asked;
}

function attributesOf({ price, times }: RateLine): [string, readonly string[]][] {
  return [price, ...(times === undefined ? [] : [times].flat())].flatMap(tablesIn);
}

function tablesIn(place: NumberPlace): [string, readonly string[]][] {
  if (typeof place === 'string') return [];
  if ('is' in place) return [place.is, place.times ?? '1'].flatMap(tablesIn);
  const cells = 'rows' in place ? place.rows.map(({ is }) => is) : Object.values(place.values);
  const inside = cells.flatMap(tablesIn);
  if ('rows' in place || place.by === 'cohort' || place.by === 'period') return inside;
  const { others, ...values } = place.values;
  return others === undefined ? inside : [[place.by, Object.keys(values)], ...inside];
}
