import { bind } from '../bind.ts';
import { computeOutcomes } from './compute-outcomes.step.ts';

export const handler = bind(computeOutcomes);
