import type { ClaimFact } from '../../core/settlement/facts.ts';
import { type SettleInput, settle } from '../../core/settlement/settle.ts';
import type { Settlement } from '../../core/settlement/settlement.ts';
import { FindingsError } from '../errors.ts';

/** @throws FindingsError where the terms and facts cannot be settled: people get the findings. */
export function settleOn(basis: SettleInput): Settlement {
  const settled = settle(basis);
  if (!settled.ok) throw new FindingsError(settled.findings);
  refusePersons(settled.value, basis.facts.claims);
  return settled.value;
}

/**
 * Nothing about one person leaves the person zone in a derivation.
 *
 * @throws Error if it would: a fault in the program.
 */
function refusePersons(settlement: Settlement, claims: readonly ClaimFact[]): void {
  // A pseudonym that is a mere number cannot be told from a figure.
  const persons = new Set(
    claims.flatMap(({ person }) => (person === undefined || /^\d+$/.test(person) ? [] : [person])),
  );
  const texts: unknown[] = [settlement];
  while (texts.length > 0) {
    const next = texts.pop();
    if (typeof next === 'string' && persons.has(next))
      throw new Error('A settlement names a participant');
    if (typeof next === 'object' && next !== null) texts.push(...Object.values(next));
  }
}
