import { bind } from '../bind.ts';
import { makePack } from './make-pack.step.ts';

export const handler = bind(makePack);
