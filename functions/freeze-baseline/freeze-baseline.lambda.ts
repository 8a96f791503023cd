import { bind } from '../bind.ts';
import { freezeBaseline } from './freeze-baseline.step.ts';

export const handler = bind(freezeBaseline);
