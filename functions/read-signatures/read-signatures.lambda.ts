import { bind } from '../bind.ts';
import { readSignatures } from './read-signatures.step.ts';

export const handler = bind(readSignatures);
