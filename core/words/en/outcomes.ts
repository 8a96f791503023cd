import type { FindingCatalogue } from '../language.ts';

/** Findings of core/outcomes, in English. */
export const outcomesFindings: FindingCatalogue = {};
