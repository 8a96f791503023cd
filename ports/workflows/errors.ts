/** Step Functions did not do it: unreachable or refused. What it was for stays in the outbox. */
export class WorkflowsUnavailableError extends Error {
  override readonly name = 'WorkflowsUnavailable';

  readonly facts: { operation: string; reason: string };

  constructor(facts: { operation: string; reason: string }, options?: ErrorOptions) {
    super(`${facts.operation} failed: ${facts.reason}`, options);
    this.facts = facts;
  }
}
