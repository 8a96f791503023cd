import type { FindingCatalogue } from '../language.ts';

/** Findings of core/terms, in English. */
export const termsFindings: FindingCatalogue = {};
