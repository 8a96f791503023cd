import { expect } from 'vitest';
import type { Finding } from '../../../core/findings.ts';
import { checkTerms } from '../../../core/terms/check.ts';
import { type ReadTerms, readTerms } from '../../../core/terms/read.ts';

/** The parts of a small contract without any finding; a test replaces or adds what it is about. */
const SOUND: Readonly<Record<string, string>> = {
  contract: 'demo',
  currency: 'SEK',
  parties: `
  town: { name: Town, roles: [outcome-payer, project-owner, finance] }
  fund: { name: Fund, roles: [investor] }
  service: { name: Service, roles: [provider] }
  judge: { name: Judge, roles: [evaluator] }`,
  capital: '{ advanced: { investor: fund, committed: 1 000 000 } }',
  metrics: `
  saving: { purpose: payment, unit: SEK, better: higher, missing: excluded, range: 0 to 9 000 000 }
  fall: { purpose: payment, unit: "%", better: higher, missing: excluded, range: 0 % to 100 % }
  days: { purpose: gate, unit: days, better: higher, missing: excluded }`,
  events: '{ delivery: { states: [accepted, rejected] } }',
  payments: '[ { id: part, share: 40 %, of: advanced } ]',
  settlement: `
  rounding: { to: 1, mode: half-up }
  payers: [ { party: town, share: rest } ]`,
  verification: '{ verifier: judge }',
};

/** A small contract, with some of its fields replaced or added; an empty text takes a field away. */
export function termsText(fields: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...SOUND, ...fields })
    .filter(([, value]) => value !== '')
    .map(([field, value]) => `${field}: ${value}\n`)
    .join('');
}

/** Terms of the right shape; the test fails with the findings otherwise. */
export function readSound(text: string): ReadTerms {
  const read = readTerms(text, 'terms.yaml');
  expect(read.findings).toEqual([]);
  if (!read.ok) throw new Error('unreachable: findings were none');
  return read.value;
}

/** Metrics that are measured on persons ask for it; in the text itself it would change the hash that is for ever. */
const KEPT = { retention: '{ personLevel: 2 years }' };

/** What check finds in a small contract with some fields replaced. */
export function findingsIn(fields: Readonly<Record<string, string>>): readonly Finding[] {
  return checkTerms(readSound(termsText({ ...KEPT, ...fields })));
}
