import type { Finding, Place } from '../findings.ts';
import { apiFindings as apiEn } from './en/api.ts';
import { lifecycleFindings as lifecycleEn } from './en/lifecycle.ts';
import { movingFindings as movingEn } from './en/moving.ts';
import { outcomesFindings as outcomesEn } from './en/outcomes.ts';
import { privacyFindings as privacyEn } from './en/privacy.ts';
import { pseudonymFindings as pseudonymEn } from './en/pseudonym.ts';
import { settlementFindings as settlementEn } from './en/settlement.ts';
import { storeFindings as storeEn } from './en/store.ts';
import { termsFindings as termsEn } from './en/terms.ts';
import type { Door, FindingCatalogue, FindingWords, Language } from './language.ts';
import { apiFindings as apiSv } from './sv/api.ts';
import { lifecycleFindings as lifecycleSv } from './sv/lifecycle.ts';
import { movingFindings as movingSv } from './sv/moving.ts';
import { outcomesFindings as outcomesSv } from './sv/outcomes.ts';
import { privacyFindings as privacySv } from './sv/privacy.ts';
import { pseudonymFindings as pseudonymSv } from './sv/pseudonym.ts';
import { settlementFindings as settlementSv } from './sv/settlement.ts';
import { storeFindings as storeSv } from './sv/store.ts';
import { termsFindings as termsSv } from './sv/terms.ts';

/** Every finding's sentences, per language. */
export const FINDINGS: Readonly<Record<Language, FindingCatalogue>> = {
  sv: {
    ...termsSv,
    ...settlementSv,
    ...outcomesSv,
    ...lifecycleSv,
    ...storeSv,
    ...apiSv,
    ...movingSv,
    ...pseudonymSv,
    ...privacySv,
  },
  en: {
    ...termsEn,
    ...settlementEn,
    ...outcomesEn,
    ...lifecycleEn,
    ...storeEn,
    ...apiEn,
    ...movingEn,
    ...pseudonymEn,
    ...privacyEn,
  },
};

/**
 * The sentences of a finding.
 *
 * @throws Error when a code has no words: a test holds that every code has them in every language.
 */
export function findingWords(
  finding: Finding,
  language: Language,
  door: Door = 'command',
): FindingWords {
  const words = FINDINGS[language][finding.code];
  if (!words) throw new Error(`No words in ${language} for the finding ${finding.code}`);
  return words(finding.facts, door);
}

/**
 * Where a finding is, as editors and compilers write it.
 *
 * @example placeText({ file: 'terms.yaml', line: 2, column: 11 }) // → 'terms.yaml:2:11'
 */
export function placeText(place: Place): string {
  const lineOrRow = place.line ?? place.row;
  const where = [place.file, lineOrRow, place.column].filter((part) => part !== undefined);
  const field = place.field === undefined ? '' : ` (${place.field})`;
  return where.length > 0 ? `${where.join(':')}${field}` : (place.path ?? place.field ?? '');
}
