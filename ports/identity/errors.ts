/** The issuer could not be asked for its keys: whether a token is valid is not known. */
export class IdentityUnavailableError extends Error {
  override readonly name = 'IdentityUnavailable';

  readonly facts: { issuer: string; reason: string };

  constructor(facts: { issuer: string; reason: string }, options?: ErrorOptions) {
    super(`${facts.issuer} could not be asked: ${facts.reason}`, options);
    this.facts = facts;
  }
}
