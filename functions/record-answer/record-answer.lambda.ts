import { bind } from '../bind.ts';
import { recordAnswer } from './record-answer.step.ts';

export const handler = bind(recordAnswer);
