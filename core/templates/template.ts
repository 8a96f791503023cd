import type { TemplateWords } from '../words/en/templates.ts';
import { templatesEn } from '../words/en/templates.ts';
import type { Language } from '../words/language.ts';
import { templatesSv } from '../words/sv/templates.ts';
import type { TemplateAnswers } from './answers.ts';
import { closing, commented, opening, things } from './frame.ts';
import { BODIES } from './mechanisms.ts';

const WORDS: Readonly<Record<Language, TemplateWords>> = { sv: templatesSv, en: templatesEn };

/** Where the schema is that editors read; right for a file in a folder beside the published contracts. */
const SCHEMA = '# yaml-language-server: $schema=../terms.schema.json';

/**
 * Terms to begin with: whole, with a comment on each field, and sound as they are. Names and figures are examples.
 *
 * @example termsTemplate({ contract: 'demo', currency: 'SEK', payer: 'Umeå', investor: 'Fonden', mechanism: 'share' }, 'sv')
 */
export function termsTemplate(answers: TemplateAnswers, language: Language): string {
  const words = WORDS[language];
  const body = BODIES[answers.mechanism](answers.currency);
  const metrics = body.metrics(words);
  const lines = [
    SCHEMA,
    ...opening(answers, words),
    ...(body.cohorts ? [...commented(words.cohorts, 'cohorts: [cohort_1, cohort_2]'), ''] : []),
    ...things(words),
    ...(metrics.length > 0 ? [...commented(words.metrics, 'metrics:'), ...metrics, ''] : []),
    ...commented(words.payments, 'payments:'),
    ...body.payments(words),
    '',
    ...closing(words),
  ];
  return lines.join('\n');
}
