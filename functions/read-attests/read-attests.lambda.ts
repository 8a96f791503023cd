import { bind } from '../bind.ts';
import { readAttests } from './read-attests.step.ts';

export const handler = bind(readAttests);
