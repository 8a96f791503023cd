import { bind } from '../bind.ts';
import { postponeCollection } from './postpone-collection.step.ts';

export const handler = bind(postponeCollection);
