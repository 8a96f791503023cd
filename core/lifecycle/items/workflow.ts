import * as z from 'zod';

export const WORKFLOWS = [
  'onboarding',
  'intervention',
  'follow-up',
  'outcome-verification',
  'payout',
] as const;
export const Workflow = z.enum(WORKFLOWS);
export type Workflow = z.infer<typeof Workflow>;

/** What a person may be asked for. */
export const TASKS = [
  'sign-terms',
  'report-delivery',
  'accept-delivery',
  'deliver-data',
  'verify-outcome',
  'answer-objection',
  'arbitrate',
  'attest',
  'confirm-payment',
] as const;
export const TaskKind = z.enum(TASKS);
export type TaskKind = z.infer<typeof TaskKind>;
