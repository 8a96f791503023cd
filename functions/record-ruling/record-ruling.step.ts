import { ruleOn } from '../common/ruling.ts';
import type { Step } from '../step.ts';

/** Records the arbiter's ruling: `upheld` or `revise`. */
export const recordRuling: Step = (input, context) => ruleOn('arbitrate', input, context);
