import { bind } from '../bind.ts';
import { recordRuling } from './record-ruling.step.ts';

export const handler = bind(recordRuling);
