import { bind } from '../bind.ts';
import { computePart } from './compute-part.step.ts';

export const handler = bind(computePart);
