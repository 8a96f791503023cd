import type { Finding } from '../../findings.ts';
import { nearestWord } from '../../terms/nearest.ts';
import type { Facts } from '../facts.ts';
import { settlementFinding } from '../finding.ts';
import type { TermsInForce } from '../settlement.ts';

/**
 * Attributes of claims that the terms do not read, where a claim lacks the one that was probably meant. Others
 * are what people keep beside their claims, and are left alone.
 */
export function attributeFindings({ claims }: Facts, terms: readonly TermsInForce[]): Finding[] {
  const read = new Set(
    terms.flatMap(({ terms: { payments, amounts } }) => namesIn([payments, amounts])),
  );
  return claims.flatMap(({ attributes }, at) => {
    if (attributes === undefined) return [];
    const lacking = [...read].filter((name) => !Object.hasOwn(attributes, name));
    return Object.keys(attributes).flatMap((name) => {
      const nearest = read.has(name) ? undefined : nearestWord(name, lacking);
      if (nearest === undefined) return [];
      const path = `/facts/claims/${at}`;
      return [
        settlementFinding('settlement.attribute-not-in-terms', { path, facts: { name, nearest } }),
      ];
    });
  });
}

/** Every attribute that a table, a limit per claimant or a payer is looked up by. */
function namesIn(written: unknown): string[] {
  if (typeof written !== 'object' || written === null) return [];
  return Object.entries(written).flatMap(([field, value]) => {
    if (field === 'by' || field === 'payersBy') return attributeIn(value);
    if (field === 'atMostPer') return Object.keys(value ?? {}).flatMap(attributeIn);
    return namesIn(value);
  });
}

function attributeIn(value: unknown): string[] {
  const own = ['cohort', 'period', 'date', 'person'];
  return typeof value === 'string' && !own.includes(value) ? [value.replace(/^claim\./, '')] : [];
}
