import type { FindingCatalogue } from '../language.ts';

/** Findings of core/outcomes, in Swedish. */
export const outcomesFindings: FindingCatalogue = {};
