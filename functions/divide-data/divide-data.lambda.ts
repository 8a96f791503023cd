import { bind } from '../bind.ts';
import { divideData } from './divide-data.step.ts';

export const handler = bind(divideData);
