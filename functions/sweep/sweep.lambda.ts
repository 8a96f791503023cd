import { bind } from '../bind.ts';
import { sweep } from './sweep.step.ts';

export const handler = bind(sweep);
