import type { TemplateWords } from '../words/en/templates.ts';
import type { TemplateMechanism } from './answers.ts';
import { commented, quoted } from './frame.ts';

/** What differs between templates: cohorts if any, metrics if any, and the payments. */
type Body = {
  readonly cohorts?: true;
  readonly metrics: (w: TemplateWords) => string[];
  readonly payments: (w: TemplateWords) => string[];
};

function effect(name: string, w: TemplateWords): string[] {
  return [
    `  ${name}:`,
    `    purpose: payment # ${w.purpose}`,
    '    unit: "%"',
    '    better: lower',
    `    effect: relative improvement # ${w.effect}`,
    `    range: -100 % to 100 % # ${w.range}`,
    `    comparator: { kind: matched-group } # ${w.comparator}`,
    `    window: { counted: after enrolment, closes: 12 months, lag: 3 months } # ${w.window}`,
    `    measure: { observation: events, as: rate, per: 100 } # ${w.measure}`,
    `    missing: excluded # ${w.missing}`,
  ];
}

function own(
  name: string,
  w: TemplateWords,
  what: { unit: string; range: string; as: string; better: string; purpose: string },
): string[] {
  return [
    `  ${name}:`,
    `    purpose: ${what.purpose} # ${w.purpose}`,
    `    unit: ${what.unit}`,
    `    better: ${what.better}`,
    `    effect: improvement # ${w.effect}`,
    `    range: ${what.range} # ${w.range}`,
    `    comparator: # ${w.comparator}`,
    '      kind: own-reference-period',
    '      reference: { counted: before enrolment, closes: 12 months }',
    `    window: { counted: in the period } # ${w.window}`,
    `    measure: { observation: ${name}, as: ${what.as} } # ${w.measure}`,
    `    missing: not improved # ${w.missing}`,
  ];
}

const FALL = (w: TemplateWords): string[] => effect('fall', w);

/** The templates, each from a kind of contract that there has been. */
export const BODIES: Readonly<Record<TemplateMechanism, (currency: string) => Body>> = {
  amount: () => ({
    cohorts: true,
    metrics: FALL,
    payments: (w) => [
      ...commented(w.threshold, '  - id: cohort_payment').map(inList),
      '    per: cohort',
      '    amount:',
      '      by: fall',
      '      rows:',
      '        - { below: 5 %, is: 0 }',
      '        - { from: 5 %, below: 10 %, is: 3 000 000 }',
      '        - { from: 10 %, is: 6 000 000 }',
    ],
  }),
  share: (currency) => ({
    metrics: (w) => [
      ...own('saving', w, {
        purpose: 'payment',
        unit: currency,
        better: 'lower',
        as: 'sum',
        range: '-20 000 000 to 40 000 000',
      }),
      ...own('school_results', w, {
        purpose: 'gate',
        unit: 'points',
        better: 'higher',
        as: 'mean',
        range: '-340 points to 340 points',
      }),
    ],
    payments: (w) => [
      ...commented(w.guaranteed, '  - id: guaranteed_part').map(inList),
      '    when: { delivery: accepted }',
      '    share: 40 %',
      '    of: advanced',
      ...commented(w.shared, '  - id: shared_saving').map(inList),
      '    share: 60 %',
      '    of: saving',
      '    tranche: { above: 0, to: advanced }',
      ...commented(w.premium, '  - id: premium').map(inList),
      '    when: { school_results: { above: 0 points } }',
      '    share: 60 %',
      '    of: saving',
      '    tranche: { above: advanced }',
      '    atMost: 20 % of advanced',
    ],
  }),
  price: () => ({
    metrics: (w) => [
      '  jobs:',
      `    purpose: payment # ${w.purpose}`,
      '    unit: jobs',
      '    better: higher',
      `    range: 0 to 200 # ${w.range}`,
      `    window: { counted: after enrolment, closes: 12 months } # ${w.window}`,
      `    measure: { observation: employed, as: count } # ${w.measure}`,
      `    missing: failure # ${w.missing}`,
    ],
    payments: (w) => [
      ...commented(w.unit, '  - id: jobs_found').map(inList),
      '    price: 80 000',
      '    of: jobs',
      '    tranche: { above: 10 jobs }',
      `    atMost: 12 000 000 # ${w.cap}`,
    ],
  }),
  rates: () => ({
    metrics: () => [],
    payments: (w) => [
      ...commented(w.card, '  - id: outcomes').map(inList),
      `    atMostPer: { person: 90 000 } # ${w.perPerson}`,
      `    atMost: 12 000 000 # ${w.cap}`,
      '    rates:',
      '      - { outcome: enters_work, price: 30 000 }',
      `      - { outcome: works_26_weeks, price: 60 000, after: enters_work } # ${w.ladder}`,
    ],
  }),
  interest: () => ({
    metrics: FALL,
    payments: (w) => [
      ...commented(w.repaid, '  - id: capital_back').map(inList),
      '    when: { fall: { from: 5 % } }',
      '    share: 100 %',
      '    of: advanced',
      ...commented(w.interest, '  - id: return').map(inList),
      '    when: { fall: { from: 5 % } }',
      '    interest: 4 % a year',
      '    of: advanced',
      '    until: end',
      '    dayCount: whole years',
      '    compound: yearly',
      `    atMost: 3 000 000 # ${w.cap}`,
    ],
  }),
  duty: () => ({
    metrics: FALL,
    payments: (w) => [
      ...commented(w.repaid, '  - id: capital_back').map(inList),
      '    when: { fall: { from: 5 % } }',
      '    share: 100 %',
      '    of: advanced',
      ...commented(w.duty, '  - id: continued_service').map(inList),
      '    when: { fall: { from: 5 % } }',
      `    duty: ${quoted(w.dutyText)}`,
      '    payers: [payer]',
    ],
  }),
};

/** A comment above an item of a list stands where the item does. */
function inList(line: string): string {
  return line.startsWith('#') ? `  ${line}` : line;
}
