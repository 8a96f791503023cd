import type { FindingCatalogue } from '../language.ts';

/** Findings of core/settlement, in English. */
export const settlementFindings: FindingCatalogue = {};
