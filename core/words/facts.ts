import type { FindingFacts } from '../findings.ts';

/** A fact's value as text; a list with commas between. */
export function list(value: FindingFacts[string] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

/** A fact as text. Empty when the finding has no such fact. */
export function fact(facts: FindingFacts, name: string): string {
  return list(facts[name]);
}

/** Whether the finding has the fact, such as a word that was probably meant. */
export function has(facts: FindingFacts, name: string): boolean {
  return facts[name] !== undefined;
}

/** How many things a fact lists. */
export function count(facts: FindingFacts, name: string): number {
  const value = facts[name];
  return Array.isArray(value) ? value.length : 0;
}
