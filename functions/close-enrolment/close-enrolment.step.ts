import { setEnrolment } from '../common/enrolment.ts';
import { StepInput } from '../common/step-input.ts';
import type { Step } from '../step.ts';

/** The provider has reported its delivery: nobody is enrolled any more. */
export const closeEnrolment: Step = async (input, context) =>
  setEnrolment(context, StepInput.parse(input), 'closed');
