import { bind } from '../bind.ts';
import { rejectTerms } from './reject-terms.step.ts';

export const handler = bind(rejectTerms);
