import type { FindingCatalogue } from '../language.ts';
import { readingFindings } from './terms-reading.ts';

/** Findings of core/terms, in Swedish. */
export const termsFindings: FindingCatalogue = { ...readingFindings };
