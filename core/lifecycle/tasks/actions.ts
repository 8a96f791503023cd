import type { Finding } from '../../findings.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { holdsOn, membershipsOf } from '../authority/members.ts';
import { refused } from '../finding.ts';
import type { Person } from '../items/common.ts';
import type { MemberRole, MembershipItem } from '../items/contract.ts';

/** What people do besides deciding tasks. */
export type Action =
  | 'create-contract'
  | 'manage-members'
  | 'move-contract'
  | 'write-terms'
  | 'trigger'
  | 'import'
  | 'correct'
  | 'object'
  | 'state-fact'
  | 'decide-event'
  | 'read-contract'
  | 'erase-persons'
  | 'read-persons';

/**
 * Why a person may not do something in a contract; nothing if they may.
 *
 * `memberships` are those of the contract and of the whole installation (`contractId: "*"`); `terms` are
 * needed only to object and to decide an `event`, because they say who may.
 *
 * @example mayDo({ action: 'import', person, memberships, today: '2026-11-21' }) // → []
 */
export function mayDo(input: {
  action: Action;
  person: Person;
  memberships: readonly MembershipItem[];
  today: string;
  terms?: Terms;
  event?: string;
}): readonly Finding[] {
  const { action, person, memberships, today } = input;
  const own = membershipsOf(person, memberships);
  const held = own.filter((membership) => holdsOn(membership, today));
  const roles = rolesFor(input);
  const may = roles === 'any' ? held.length > 0 : held.some(({ role }) => roles.includes(role));
  if (may) return [];
  if (own.length === 0) return [refused('authority.not-a-member')];
  return [refused('authority.action', { action, roles: roles === 'any' ? [] : roles })];
}

function rolesFor({
  action,
  terms,
  event = '',
}: Parameters<typeof mayDo>[0]): readonly MemberRole[] | 'any' {
  switch (action) {
    case 'create-contract':
    case 'manage-members':
    case 'move-contract':
      return ['administrator'];
    case 'write-terms':
    case 'trigger':
    case 'import':
    case 'correct':
      return ['project-owner'];
    case 'erase-persons':
      return ['project-owner', 'administrator'];
    case 'object':
      return terms?.verification?.objections?.by ?? [];
    case 'state-fact':
      return ['project-owner', 'finance'];
    case 'decide-event':
      return [terms?.events?.[event]?.decidedBy ?? 'outcome-payer'];
    case 'read-contract':
      return 'any';
    case 'read-persons':
      return ['project-owner', 'evaluator'];
  }
}
