import type { FindingCatalogue } from '../language.ts';

/** Findings of core/settlement, in Swedish. */
export const settlementFindings: FindingCatalogue = {};
