import { bind } from '../bind.ts';
import { checkData } from './check-data.step.ts';

export const handler = bind(checkData);
