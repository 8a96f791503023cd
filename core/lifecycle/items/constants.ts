/**
 * What is fixed about items. It is here without a schema, so that what needs no more of items, as the start of a
 * function, does not load their schemas.
 */

/** The format of stored items. A reader that meets a higher one stops; changes are expand, then contract. */
export const ITEM_FORMAT = 1;

/** The period of what concerns the whole contract; no period of terms may be called so. */
export const WHOLE_CONTRACT = 'contract';

/** SHA-256 in hexadecimal. */
export const HASH = /^[0-9a-f]{64}$/;

export const WORKFLOWS = [
  'onboarding',
  'intervention',
  'follow-up',
  'outcome-verification',
  'payout',
] as const;

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
