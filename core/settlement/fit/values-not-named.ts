import type { Finding } from '../../findings.ts';
import { nearestWord } from '../../terms/nearest.ts';
import type { Facts } from '../facts.ts';
import { settlementFinding } from '../finding.ts';
import type { PricedBy } from './priced-by.ts';

type NotNamed = {
  readonly outcome: string;
  readonly name: string;
  readonly value: string;
  readonly values: readonly string[];
  readonly at: number;
  readonly count: number;
};

/**
 * Values of attributes that no table of an outcome names, so that the price for `others` is taken: rightly, or because
 * a value was misspelt. Where one that is named is near, it is proposed.
 */
export function valuesNotNamed(claims: Facts['claims'], priced: PricedBy): Finding[] {
  const found = new Map<string, NotNamed>();
  for (const [at, { outcome, attributes = {}, count = '1', persons = 1 }] of claims.entries()) {
    for (const [name, { values, isNumber }] of priced.get(outcome) ?? []) {
      const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      const isNamed = value === 'others' || values.includes(value ?? '');
      if (isNumber || value === undefined || isNamed) continue;
      const key = JSON.stringify([outcome, name, value]);
      const before = found.get(key) ?? { outcome, name, value, values, at, count: 0 };
      found.set(key, { ...before, count: before.count + Number(count) * persons });
    }
  }
  const sorted = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, { at, count, ...facts }]) => {
    const nearest = nearValue(facts.value, facts.values);
    return settlementFinding('settlement.attribute-value-not-named', {
      path: `/facts/claims/${at}`,
      facts: { ...facts, count: String(count), ...(nearest === undefined ? {} : { nearest }) },
      severity: 'warning',
    });
  });
}

/** A value that was perhaps meant; of codes of a few letters any is near any other, and nothing is proposed. */
function nearValue(value: string, values: readonly string[]): string | undefined {
  const lettersOf = (written: string) => written.replace(/[^\p{L}]/gu, '').length;
  return lettersOf(value) < 4
    ? undefined
    : nearestWord(
        value,
        values.filter((each) => lettersOf(each) >= 4),
      );
}
