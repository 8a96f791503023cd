import type { Finding } from '../core/findings.ts';

/**
 * Every name that a workflow may catch or retry. A name is an interface: the ASL says it, so a test reads
 * every `ErrorEquals` and fails on a name that is not here.
 */

/** The attempt is no longer the current one: the execution ends quietly, another carries on. */
export class SupersededAttemptError extends Error {
  override readonly name = 'SupersededAttempt';

  readonly facts: { contractId: string; transition: string; attempt: number };

  constructor(facts: { contractId: string; transition: string; attempt: number }) {
    super(`Attempt ${facts.attempt} of ${facts.contractId} ${facts.transition} is superseded`);
    this.facts = facts;
  }
}

/** Something that must be there is not: a fault in the program or in the table, never in the input. */
export class ItemNotFoundError extends Error {
  override readonly name = 'ItemNotFound';

  readonly facts: { contractId: string; key: string };

  constructor(facts: { contractId: string; key: string }) {
    super(`${facts.contractId} has no ${facts.key}`);
    this.facts = facts;
  }
}

/** The terms or facts do not allow what was asked: people get the findings. */
export class FindingsError extends Error {
  override readonly name = 'Findings';

  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map((finding) => finding.code).join(', '));
    this.findings = findings;
  }
}

/** Another writer was first on an item that the step needs: run again, it works on what is there now. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusy';

  readonly facts: { contractId: string; key: string };

  constructor(facts: { contractId: string; key: string }, options?: ErrorOptions) {
    super(`${facts.contractId} ${facts.key} was written by another`, options);
    this.facts = facts;
  }
}
