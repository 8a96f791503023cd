import type { Finding } from '../../core/findings.ts';
import { findingWords, placeText } from '../../core/words/findings.ts';
import type { Language } from '../../core/words/language.ts';
import { words } from '../words/words.ts';

/**
 * Findings as a person reads them: where, how bad, what, and below it how to mend it.
 *
 * @example
 *   contracts/demo/terms.yaml:2:11 error: "kronor" is no currency.
 *       Write an ISO 4217 code, such as SEK.
 */
export function findingsText(findings: readonly Finding[], language: Language): string {
  const severity = words(language).severity;
  return findings
    .map((finding) => {
      const { what, mend } = findingWords(finding, language);
      const clause = finding.clause === undefined ? '' : ` (${finding.clause})`;
      const where = placeText(finding.at);
      return `${where === '' ? '' : `${where} `}${severity[finding.severity]}: ${what}${clause}\n    ${mend}`;
    })
    .join('\n');
}

/** Findings with their sentences, for `--json`. */
export function findingsJson(findings: readonly Finding[], language: Language): unknown[] {
  return findings.map((finding) => ({ ...finding, words: findingWords(finding, language) }));
}
