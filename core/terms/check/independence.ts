import type { Role } from '../shape/frame.ts';
import { finder, type Rule } from './context.ts';

/** Whoever has an interest in the figure does not judge it. */
const INTERESTED: readonly Role[] = ['outcome-payer', 'investor', 'provider', 'guarantor'];

/**
 * The verifier is independent of payer, investor and provider. If the parties have agreed otherwise, and the
 * terms say so, it is said again as a warning.
 */
export const independence: Rule = (context) => {
  const { verification, parties } = context.terms;
  const find = finder(context);
  if (!verification) return [find.warning('terms.verification-missing', '')];
  const { verifier, independence: agreed, clause } = verification;
  const held = parties[verifier]?.roles ?? [];
  const conflicting = INTERESTED.filter((role) => held.includes(role));
  if (conflicting.length === 0) return [];
  const facts = { party: verifier, roles: conflicting };
  const path = '/verification/verifier';
  return agreed === 'agreed away'
    ? [find.warning('terms.verifier-agreed-interested', path, facts, clause)]
    : [find.error('terms.verifier-not-independent', path, facts, clause)];
};
