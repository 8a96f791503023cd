import type { Role } from '../shape/frame.ts';
import { finder, type Rule } from './context.ts';

/** Without these no contract can run: someone answers for the outcome, carries it out, runs it, checks it, pays it. */
const NEEDED: readonly Role[] = [
  'outcome-payer',
  'provider',
  'project-owner',
  'evaluator',
  'finance',
];

/** The roles that a running contract needs are held by somebody, and those who may object exist. */
export const roles: Rule = (context) => {
  const find = finder(context);
  const held = new Set(Object.values(context.terms.parties).flatMap((party) => party.roles));
  const needed = NEEDED.filter((role) => !held.has(role)).map((role) =>
    find.warning('terms.role-vacant', '/parties', { role }),
  );
  const capital = Object.keys(context.terms.capital ?? {});
  const investor =
    capital.length > 0 && !held.has('investor')
      ? [find.warning('terms.role-vacant', '/parties', { role: 'investor' })]
      : [];
  const objecting = (context.terms.verification?.objections?.by ?? []).flatMap((role, index) =>
    held.has(role)
      ? []
      : [find.error('terms.role-vacant', `/verification/objections/by/${index}`, { role })],
  );
  return [...needed, ...investor, ...objecting];
};
