import { ruleOn } from '../common/ruling.ts';
import type { Step } from '../step.ts';

/**
 * Records the evaluator's answer to an objection: `upheld`, `revise`, or `arbitrate` where the terms name an
 * arbiter who is to be asked next.
 */
export const recordAnswer: Step = (input, context) => ruleOn('answer-objection', input, context);
