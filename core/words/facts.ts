import type { FindingFacts } from '../findings.ts';

/** A fact as text; a list with commas. Empty when the finding has no such fact. */
export function fact(facts: FindingFacts, name: string): string {
  const value = facts[name] ?? '';
  return Array.isArray(value) ? value.join(', ') : String(value);
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
