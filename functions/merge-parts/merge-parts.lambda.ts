import { bind } from '../bind.ts';
import { mergeParts } from './merge-parts.step.ts';

export const handler = bind(mergeParts);
