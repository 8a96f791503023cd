import type { FindingCatalogue } from '../language.ts';

/** Findings of core/lifecycle, in English. */
export const lifecycleFindings: FindingCatalogue = {};
