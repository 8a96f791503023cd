import type { MemberRole } from '../lifecycle/items/contract.ts';
import type { Language } from './language.ts';

/** What the field calls the roles. */
const ROLE_NAMES: Readonly<Record<Language, Readonly<Record<MemberRole, string>>>> = {
  sv: {
    'outcome-payer': 'utfallsbeställare',
    investor: 'finansiär',
    provider: 'utförare',
    'project-owner': 'projektägare',
    intermediary: 'processledare',
    evaluator: 'oberoende utvärderare',
    finance: 'ekonomi',
    guarantor: 'garant',
    arbiter: 'skiljeperson',
    signatory: 'firmatecknare',
    administrator: 'administratör',
    auditor: 'revisor',
  },
  en: {
    'outcome-payer': 'outcome payer',
    investor: 'investor',
    provider: 'provider',
    'project-owner': 'project owner',
    intermediary: 'intermediary',
    evaluator: 'independent evaluator',
    finance: 'finance',
    guarantor: 'guarantor',
    arbiter: 'arbiter',
    signatory: 'signatory',
    administrator: 'administrator',
    auditor: 'auditor',
  },
};

/**
 * A role's name; a text that is no role stays as it is.
 *
 * @example roleName('project-owner', 'sv') // → 'projektägare'
 */
export function roleName(role: string, language: Language): string {
  const names: Readonly<Record<string, string>> = ROLE_NAMES[language];
  return names[role] ?? role;
}

/**
 * Roles as a list in a sentence.
 *
 * @example roleNames(['finance', 'project-owner'], 'en') // → 'finance, project owner'
 */
export function roleNames(roles: unknown, language: Language): string {
  const list = Array.isArray(roles) ? roles : [roles];
  return list.map((role) => roleName(String(role), language)).join(', ');
}

/**
 * Roles as they are written in terms, each with what the field calls it beside, where that is another word.
 *
 * @example rolesBeside(['investor', 'finance'], 'sv') // → 'investor (finansiär), finance (ekonomi)'
 */
export function rolesBeside(roles: unknown, language: Language): string {
  return (Array.isArray(roles) ? roles : [roles])
    .map((role) => [String(role), roleName(String(role), language)] as const)
    .map(([role, name]) => (name.replaceAll(' ', '-') === role ? role : `${role} (${name})`))
    .join(', ');
}
