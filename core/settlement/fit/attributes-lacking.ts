import type { Finding } from '../../findings.ts';
import type { Facts } from '../facts.ts';
import { settlementFinding } from '../finding.ts';
import type { TermsInForce } from '../settlement.ts';
import { type PricedBy, pricedBy } from './priced-by.ts';
import { valuesNotNamed } from './values-not-named.ts';

/**
 * Claims on a line that is priced by an attribute, which do not say it, say a value that no table names, or say no
 * number where one is looked up: they get the value for `others`, or wait. One warning per outcome, attribute and
 * value, at the first of the claims.
 */
export function attributeWarnings(
  { claims }: Pick<Facts, 'claims'>,
  terms: readonly TermsInForce[],
): Finding[] {
  const priced = pricedBy(terms);
  if (priced.size === 0) return [];
  return [...lackingIn(claims, priced), ...valuesNotNamed(claims, priced)];
}

type Lacking = {
  readonly code: 'settlement.attribute-left-out' | 'settlement.attribute-no-number';
  readonly outcome: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly at: number;
  readonly count: number;
};

function lackingIn(claims: Facts['claims'], priced: PricedBy): Finding[] {
  const lacking = new Map<string, Lacking>();
  for (const [at, { outcome, attributes = {}, count = '1', persons = 1 }] of claims.entries()) {
    for (const [name, { values, isNumber }] of priced.get(outcome) ?? []) {
      const written = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      const isLacking = isNumber ? !NUMBER.test(written ?? '') : written === undefined;
      if (!isLacking) continue;
      const key = `${outcome}|${name}`;
      const code = isNumber ? 'settlement.attribute-no-number' : 'settlement.attribute-left-out';
      const found = lacking.get(key) ?? { code, outcome, name, values, at, count: 0 };
      lacking.set(key, { ...found, count: found.count + Number(count) * persons });
    }
  }
  const sorted = [...lacking].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, { code, at, count, values, outcome, name }]) =>
    settlementFinding(code, {
      path: `/facts/claims/${at}`,
      facts: { outcome, name, values, count: String(count) },
      severity: 'warning',
    }),
  );
}

/** A number as the tables look it up. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;
