import { bind } from '../bind.ts';
import { recordConfirmation } from './record-confirmation.step.ts';

export const handler = bind(recordConfirmation);
