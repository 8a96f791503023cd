import { bind } from '../bind.ts';
import { checkTermsStep } from './check-terms.step.ts';

export const handler = bind(checkTermsStep);
