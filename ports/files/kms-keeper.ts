import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { FilesUnavailableError } from './errors.ts';
import type { KeyKeeper } from './places.ts';

/** Data keys from KMS. Each is bound to its contract: KMS opens it for no other, and logs for which it did. */
export function kmsKeeper(kms: KMSClient, KeyId: string): KeyKeeper {
  return {
    async newKey(contractId) {
      const made = await translated('make a data key', () =>
        kms.send(
          new GenerateDataKeyCommand({
            KeyId,
            KeySpec: 'AES_256',
            EncryptionContext: { contractId },
          }),
        ),
      );
      return { plain: present(made.Plaintext), wrapped: present(made.CiphertextBlob) };
    },
    async unwrap(contractId, wrapped) {
      const opened = await translated('open a data key', () =>
        kms.send(
          new DecryptCommand({
            KeyId,
            CiphertextBlob: wrapped,
            EncryptionContext: { contractId },
          }),
        ),
      );
      return present(opened.Plaintext);
    },
  };
}

function present(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new TypeError('KMS answered without a key');
  return bytes;
}

async function translated<T>(operation: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.name : String(cause);
    throw new FilesUnavailableError({ operation, reason }, { cause });
  }
}
