import type { FindingCatalogue } from '../language.ts';
import { withPrecedents } from '../stress.ts';
import { followUpFindings } from './terms-follow-up.ts';
import { namingFindings } from './terms-naming.ts';
import { readingFindings } from './terms-reading.ts';
import { ruleFindings } from './terms-rules.ts';
import { stressFindings } from './terms-stress.ts';
import { uncertaintyFindings } from './terms-uncertainty.ts';

/** Findings of core/terms, in Swedish. */
export const termsFindings: FindingCatalogue = {
  ...readingFindings,
  ...withPrecedents({ ...namingFindings, ...ruleFindings }, 'sv'),
  ...followUpFindings,
  ...uncertaintyFindings,
  ...stressFindings,
};
