import { setEnrolment } from '../common/enrolment.ts';
import { StepInput } from '../common/step-input.ts';
import type { Step } from '../step.ts';

/** From now on participants may be enrolled. */
export const openEnrolment: Step = async (input, context) =>
  setEnrolment(context, StepInput.parse(input), 'open');
