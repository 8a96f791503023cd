/** A notice did not get out. It stays in the outbox, and its resend is byte for byte the same. */
export class NoticeNotSentError extends Error {
  override readonly name = 'NoticeNotSent';

  readonly facts: { noticeId: string; reason: string };

  constructor(facts: { noticeId: string; reason: string }, options?: ErrorOptions) {
    super(`The notice ${facts.noticeId} was not sent: ${facts.reason}`, options);
    this.facts = facts;
  }
}
