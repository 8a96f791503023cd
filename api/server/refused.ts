import type { Finding, FindingFacts } from '../../core/findings.ts';

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422;

/**
 * A refusal on its way to the person. Thrown only inside the server, so that a handler reads as what it does;
 * the app answers it as a problem document.
 */
export class Refused extends Error {
  override readonly name = 'Refused';

  readonly status: RefusalStatus;

  readonly findings: readonly Finding[];

  /** Where another writer was first: the item as it is now. */
  readonly current: unknown;

  constructor(status: RefusalStatus, findings: readonly Finding[], current?: unknown) {
    super(findings.map(({ code }) => code).join(', '));
    this.status = status;
    this.findings = findings;
    this.current = current;
  }
}

/** A refusal with one finding; `field` is the field of the form that it concerns. */
export function refused(
  status: RefusalStatus,
  code: string,
  facts: FindingFacts = {},
  field?: string,
): Refused {
  return new Refused(status, [finding(code, facts, field)]);
}

export function finding(code: string, facts: FindingFacts = {}, field?: string): Finding {
  return { code, severity: 'error', at: field === undefined ? {} : { field }, facts };
}

/**
 * How a refusal by the rules is answered: 403 when somebody else might, 409 when the state of things does not
 * allow it, 422 when what was sent is wrong.
 */
export function refusedBy(findings: readonly Finding[]): Refused {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const some = (test: RegExp) => errors.some(({ code }) => test.test(code));
  if (some(/^authority\./)) return new Refused(403, findings);
  return new Refused(some(STATE) ? 409 : 422, findings);
}

/** Codes that say that it is too late, too early, or done already. */
const STATE = new RegExp(
  [
    'task\\.(decided|superseded)',
    'trigger\\.(phase|begun|being-signed|not-a-draft|not-planned|period-not-over)',
    'erasure\\.(decided|too-early)',
    'move\\.(here|left)',
    'amendment\\.(phase|being-signed|period-settled)',
    'correction\\.(contract-over|under-way|not-decided)',
    'withdrawal\\.(done|frozen|being-frozen)',
    'import\\.enrolment-not-open',
    'objection\\.(already|not-verified|window-closed)',
  ]
    .map((code) => `^${code}$`)
    .join('|'),
);
