import type { Terms } from '../../core/terms/shape/terms.ts';
import type { DemoPerson } from '../runtime/issuer.ts';

/** Someone of the demo, and what they are in the contract. */
export type CastMember = {
  readonly person: DemoPerson;
  readonly party: string;
  readonly role: Terms['parties'][string]['roles'][number] | 'signatory';
};

export const ADMINISTRATOR: DemoPerson = { subject: 'administrator', name: 'Ada Admin' };
export const AUDITOR: DemoPerson = { subject: 'auditor', name: 'Rut Revisor' };

/** Made-up people, taken in order. */
const NAMES = [
  'Alva Berg',
  'Nils Ek',
  'Maja Lind',
  'Olle Sand',
  'Elin Dal',
  'Hugo Ask',
  'Tove Hed',
  'Axel Strand',
  'Ines Vik',
  'Sixten Ö',
  'Liv Holm',
  'Ebbe Gran',
  'Siri Alm',
  'Love Kvist',
  'Stina Fors',
  'Vidar Rask',
] as const;

/**
 * The people of a contract: one for each party and role, a signatory for each party, and two for finance,
 * because nobody attests alone.
 */
export function castOf(terms: Terms): CastMember[] {
  const parts = Object.entries(terms.parties).flatMap(([party, { roles }]) => [
    { party, role: 'signatory' as const, subject: `${party}.signatory` },
    ...roles.flatMap((role) => subjects(party, role).map((subject) => ({ party, role, subject }))),
  ]);
  return parts.map(({ party, role, subject }, index) => ({
    party,
    role,
    person: { subject, name: NAMES[index % NAMES.length] ?? subject },
  }));
}

function subjects(party: string, role: string): string[] {
  const subject = `${party}.${role}`;
  return role === 'finance' ? [`${subject}-1`, `${subject}-2`] : [subject];
}
