import { bind } from '../bind.ts';
import { freezeSnapshot } from './freeze-snapshot.step.ts';

export const handler = bind(freezeSnapshot);
