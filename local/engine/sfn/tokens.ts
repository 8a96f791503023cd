import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { ServiceError } from './service-error.ts';

/** A task that waits for an answer from outside. */
export type WaitingTask = {
  executionArn: string;
  succeed(output: unknown): void;
  fail(error: Error): void;
};

const Token = z.object({ execution: z.string().startsWith('arn:'), id: z.uuid() });

/**
 * Which token belongs to which waiting task. A token names its execution, so that it can be told
 * after a restart, when all waiting tasks are gone, whether it ever was one.
 */
export class Tokens {
  readonly #waiting = new Map<string, WaitingTask>();

  issue(task: WaitingTask): string {
    const token = encode({ execution: task.executionArn, id: randomUUID() });
    this.#waiting.set(token, task);
    return token;
  }

  /** From now on the token answers `TaskTimedOut`. */
  close(token: string): void {
    this.#waiting.delete(token);
  }

  /** The task that waits for this token, if one does. */
  waiting(token: string): WaitingTask | undefined {
    return this.#waiting.get(token);
  }

  /**
   * The execution that a token was issued by.
   *
   * @throws ServiceError `InvalidToken` where it is no token of ours
   */
  static executionOf(token: string): string {
    try {
      return Token.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))).execution;
    } catch (error) {
      throw new ServiceError('InvalidToken', 'Invalid Token', { cause: error });
    }
  }
}

function encode(token: z.infer<typeof Token>): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}
