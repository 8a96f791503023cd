import type { Role } from '../terms/shape/frame.ts';
import type { Terms } from '../terms/shape/terms.ts';
import type { Notice } from './notice.ts';

type To = Notice['to'];

/** Every party with one of these roles, once per role. */
export function holdersOf(terms: Terms, roles: readonly Role[]): To {
  return Object.entries(terms.parties).flatMap(([party, { roles: held }]) =>
    roles.filter((role) => held.includes(role)).map((role) => ({ party, role })),
  );
}

/** Whoever has a part in a result: all who may doubt it, pay it, or work on it. */
export function concernedByResult(terms: Terms): To {
  return holdersOf(terms, [
    'outcome-payer',
    'investor',
    'provider',
    'project-owner',
    'intermediary',
    'evaluator',
    'finance',
  ]);
}

/** Finance and the project owner, the payers, and those who receive money, each in all their roles. */
export function concernedByPayout(terms: Terms, parties: readonly string[]): To {
  const involved = Object.entries(terms.parties)
    .filter(([party]) => parties.includes(party))
    .flatMap(([party, { roles }]) => roles.map((role) => ({ party, role })));
  const all = [...holdersOf(terms, ['finance', 'project-owner']), ...involved];
  return all.filter(
    ({ party, role }, index) =>
      index === all.findIndex((other) => other.party === party && other.role === role),
  );
}

/** A party's name as people know it. */
export function partyName(terms: Terms, party: string): string {
  return terms.parties[party]?.name ?? party;
}
