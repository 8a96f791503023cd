import { canonicalJson } from '../../core/lifecycle/canonical.ts';
import type { NewOutbox } from '../../core/lifecycle/change.ts';
import type { Notice } from '../../core/notices/notice.ts';
import type { StepContext } from '../step.ts';

/** Keeps a value as an open file of canonical JSON; its name is the SHA-256 of that text. */
export async function putJson(
  { files }: Pick<StepContext, 'files'>,
  contractId: string,
  value: unknown,
): Promise<string> {
  return files.put('open', contractId, new TextEncoder().encode(canonicalJson(value)));
}

/** Keeps a notice's bytes, and answers the outbox item that sends them. */
export async function noticeToSend(
  context: Pick<StepContext, 'files'>,
  notice: Notice,
): Promise<NewOutbox> {
  const file = await putJson(context, notice.contractId, notice);
  return {
    outboxId: `notice.${notice.noticeId}`,
    message: { what: 'notice', file, type: notice.type },
  };
}
