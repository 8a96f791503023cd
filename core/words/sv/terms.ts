import type { FindingCatalogue } from '../language.ts';

/** Findings of core/terms, in Swedish. */
export const termsFindings: FindingCatalogue = {};
