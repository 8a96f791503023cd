import { bind } from '../bind.ts';
import { issuePayout } from './issue-payout.step.ts';

export const handler = bind(issuePayout);
