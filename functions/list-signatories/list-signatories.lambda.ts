import { bind } from '../bind.ts';
import { listSignatories } from './list-signatories.step.ts';

export const handler = bind(listSignatories);
