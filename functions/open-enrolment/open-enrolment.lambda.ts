import { bind } from '../bind.ts';
import { openEnrolment } from './open-enrolment.step.ts';

export const handler = bind(openEnrolment);
