import type { TemplateWords } from '../words/en/templates.ts';
import type { TemplateAnswers } from './answers.ts';

/** A comment, and below it what it is about. */
export function commented(comment: string, ...lines: readonly string[]): string[] {
  return [`# ${comment}`, ...lines];
}

/** Text that YAML reads as it is, whatever is in it. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** From the contract's name to its dates. */
export function opening(
  { contract, currency, payer, investor }: TemplateAnswers,
  w: TemplateWords,
): string[] {
  return [
    ...w.header.map((line) => `# ${line}`),
    `contract: ${contract}`,
    ...commented(w.title, 'title:', `  sv: ${quoted(contract)}`, `  en: ${quoted(contract)}`),
    `currency: ${currency}`,
    ...commented(w.budget, 'budget: 12 000 000'),
    '',
    ...commented(w.parties, 'parties:'),
    '  payer:',
    `    name: ${quoted(payer)}`,
    `    roles: [outcome-payer, project-owner, finance] # ${w.payerRoles}`,
    '  investor:',
    `    name: ${quoted(investor)}`,
    `    roles: [investor] # ${w.investorRoles}`,
    '  provider:',
    `    name: ${quoted(w.provider)}`,
    '    roles: [provider]',
    '  evaluator:',
    `    name: ${quoted(w.evaluator)}`,
    '    roles: [evaluator]',
    '',
    ...commented(w.targetGroup, 'targetGroup:'),
    `  description: ${quoted(w.description)}`,
    '  places: 2 000',
    '  eligibility:',
    `    - { id: criterion, text: ${quoted(w.criterion)} }`,
    '',
    ...commented(w.phases, 'phases:'),
    '  intervention: { from: 2027-01-01, to: 2028-12-31 }',
    '  end: 2031-12-31',
    '',
  ];
}

/** Follow-up periods, capital and the event of delivery. */
export function things(w: TemplateWords): string[] {
  return [
    ...commented(w.periods, 'periods:'),
    '  - { id: follow_up_1, from: 2029-01-01, to: 2029-12-31 }',
    '  - { id: follow_up_2, from: 2030-01-01, to: 2030-12-31 }',
    '',
    ...commented(w.capital, 'capital:'),
    '  advanced: { investor: investor, committed: 10 000 000 }',
    '',
    ...commented(w.events, 'events:'),
    '  delivery:',
    `    title: ${quoted(w.delivery)}`,
    '    states: [accepted, rejected]',
    '    decidedBy: outcome-payer',
    '',
  ];
}

/** From who pays to how long data are kept. */
export function closing(w: TemplateWords): string[] {
  return [
    ...commented(w.settlement, 'settlement:'),
    '  rounding: { to: 1, mode: half-up }',
    '  payers: [{ party: payer, share: rest, calendar: yearly }]',
    '  recipients: [{ party: investor, share: rest }]',
    `  negative: { net: next payment, claimBack: end } # ${w.negative}`,
    '',
    ...commented(w.verification, 'verification:'),
    '  verifier: evaluator',
    '  decideWithin: 30 days',
    '  objections: { within: 21 days, by: [outcome-payer, investor] }',
    `  suppressBelow: 5 # ${w.suppress}`,
    '',
    ...commented(
      w.payout,
      'payout: { attesters: 2, attestWithin: 10 bank days, dueWithin: 30 days }',
    ),
    '',
    ...commented(w.retention, 'retention:'),
    '  personLevel: 2 years',
    `  legalBasis: ${quoted(w.basis)}`,
    '',
  ];
}
