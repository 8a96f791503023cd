import { bind } from '../bind.ts';
import { closeEnrolment } from './close-enrolment.step.ts';

export const handler = bind(closeEnrolment);
