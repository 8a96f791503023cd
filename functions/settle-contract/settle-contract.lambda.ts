import { bind } from '../bind.ts';
import { settleContract } from './settle-contract.step.ts';

export const handler = bind(settleContract);
