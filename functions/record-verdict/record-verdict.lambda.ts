import { bind } from '../bind.ts';
import { recordVerdict } from './record-verdict.step.ts';

export const handler = bind(recordVerdict);
