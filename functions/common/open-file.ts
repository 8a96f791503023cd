import { canonicalJson } from '../../core/lifecycle/chain/canonical.ts';
import type { NewOutbox } from '../../core/lifecycle/change.ts';
import type { ErasureCertificate } from '../../core/lifecycle/leaving/erasure.ts';
import type { Baseline } from '../../core/lifecycle/phases/signing.ts';
import type { Notice } from '../../core/notices/notice.ts';
import { asDisclosed, type Disclosed } from '../../core/privacy/disclosed.ts';
import type { StepContext } from '../step.ts';

/** What may lie where everybody finds it who may read the contract. */
type Open = Disclosed<object> | Notice | Baseline | ErasureCertificate;

/** Keeps a value as an open file of canonical JSON; its name is the SHA-256 of that text. */
export async function putOpen(
  { files }: Pick<StepContext, 'files'>,
  contractId: string,
  value: Open,
): Promise<string> {
  return files.put('open', contractId, bytesOf(value));
}

/** Keeps a value with all its cells, for those who may see persons. */
export async function putFull(
  { files }: Pick<StepContext, 'files'>,
  contractId: string,
  value: unknown,
): Promise<string> {
  return files.put('full', contractId, bytesOf(value));
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}

/** A value with all its cells, as it was written. */
export async function readFull<T>(
  { files }: Pick<StepContext, 'files'>,
  contractId: string,
  hash: string,
): Promise<T> {
  return JSON.parse(textOf(await files.get('full', contractId, hash))) as T;
}

/** An open file that was written without small cells: nothing else is put there by `putOpen`. */
export async function readDisclosed<T extends object>(
  { files }: Pick<StepContext, 'files'>,
  contractId: string,
  hash: string,
): Promise<Disclosed<T>> {
  return asDisclosed(JSON.parse(textOf(await files.get('open', contractId, hash))) as T);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** Keeps a notice's bytes, and answers the outbox item that sends them. */
export async function noticeToSend(
  context: Pick<StepContext, 'files'>,
  notice: Notice,
): Promise<NewOutbox> {
  const file = await putOpen(context, notice.contractId, notice);
  return {
    outboxId: `notice.${notice.noticeId}`,
    message: { what: 'notice', file, type: notice.type },
  };
}
