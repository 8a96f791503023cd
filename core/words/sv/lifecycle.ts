import type { FindingCatalogue } from '../language.ts';

/** Findings of core/lifecycle, in Swedish. */
export const lifecycleFindings: FindingCatalogue = {};
