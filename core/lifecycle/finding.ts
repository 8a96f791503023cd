import type { Finding, FindingFacts } from '../findings.ts';

/** A refusal of the life cycle; `field` is the field of the form that it concerns. */
export function refused(code: string, facts: FindingFacts = {}, field?: string): Finding {
  return { code, severity: 'error', at: field === undefined ? {} : { field }, facts };
}
