import { bind } from '../bind.ts';
import { activateContract } from './activate-contract.step.ts';

export const handler = bind(activateContract);
