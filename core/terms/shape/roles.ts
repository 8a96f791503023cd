/** The roles of a contract; a party may hold several, and a role several parties. */
export const ROLES = [
  'outcome-payer',
  'investor',
  'provider',
  'project-owner',
  'intermediary',
  'evaluator',
  'finance',
  'guarantor',
  'arbiter',
] as const;
