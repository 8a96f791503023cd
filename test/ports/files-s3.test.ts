import { randomUUID } from 'node:crypto';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import {
  FileDamagedError,
  FileErasedError,
  FilesUnavailableError,
} from '../../ports/files/errors.ts';
import { kmsKeeper } from '../../ports/files/kms-keeper.ts';
import { s3Files } from '../../ports/files/s3.ts';
import { awsEndpoint, clientOptions } from './aws.ts';
import { anchor, bytes, CONTRACT, filesSuite } from './files-suite.ts';

async function place() {
  const s3 = new S3Client({ ...clientOptions(), forcePathStyle: true });
  const kms = new KMSClient(clientOptions());
  const [openBucket, personBucket] = [`open-${randomUUID()}`, `person-${randomUUID()}`];
  await s3.send(new CreateBucketCommand({ Bucket: openBucket, ObjectLockEnabledForBucket: true }));
  await s3.send(new CreateBucketCommand({ Bucket: personBucket }));
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
  const keyId = KeyMetadata?.KeyId ?? '';
  const lock = { mode: 'GOVERNANCE', years: 10 } as const;
  return {
    s3,
    openBucket,
    personBucket,
    files: s3Files({ s3, keeper: kmsKeeper(kms, keyId), openBucket, personBucket, lock }),
  };
}

describe.runIf(awsEndpoint)('files in S3', () => {
  filesSuite(async () => (await place()).files);

  it('tell nothing where they are person-level', async () => {
    const { s3, personBucket, files } = await place();
    const hash = await files.put('person', CONTRACT, bytes('deltagare 1'));
    const head = new HeadObjectCommand({ Bucket: personBucket, Key: `person/${CONTRACT}/${hash}` });
    expect((await s3.send(head)).ContentLength).toBe(bytes('deltagare 1').length + 1 + 12 + 16);
  });

  it('of erased persons stay unreadable when the files come back from a backup', async () => {
    const { s3, personBucket: Bucket, files } = await place();
    const hash = await files.put('person', CONTRACT, bytes('deltagare 1'));
    const Key = `person/${CONTRACT}/${hash}`;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    const backup = (await Body?.transformToByteArray()) ?? new Uint8Array();
    await files.erasePersons(CONTRACT);
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toThrow();
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: backup }));
    await expect(files.get('person', CONTRACT, hash)).rejects.toThrow(FileErasedError);
    // Not even with the mark of erasure taken away: KMS made another key for what comes after.
    await s3.send(new DeleteObjectCommand({ Bucket, Key: `keys/${CONTRACT}.json` }));
    await files.put('person', CONTRACT, bytes('deltagare 2'));
    await expect(files.get('person', CONTRACT, hash)).rejects.toThrow(FileDamagedError);
  });

  it('are locked where they are anchors', async () => {
    const { s3, openBucket, files } = await place();
    await files.anchor(anchor());
    const Key = `anchors/${CONTRACT}/events/2026-01-31.json`;
    const { Retention } = await s3.send(new GetObjectRetentionCommand({ Bucket: openBucket, Key }));
    expect(Retention?.Mode).toBe('GOVERNANCE');
  });
});

describe('files in an S3 that cannot be reached', () => {
  it('are told of in our words, with the cause kept', async () => {
    const nowhere = { ...clientOptions('http://127.0.0.1:1'), forcePathStyle: true };
    const files = s3Files({
      s3: new S3Client(nowhere),
      keeper: kmsKeeper(new KMSClient(nowhere), 'key'),
      openBucket: 'open',
      personBucket: 'person',
    });
    const failures = await Promise.all(
      [
        files.put('open', CONTRACT, bytes('x')),
        files.get('person', CONTRACT, 'a'.repeat(64)),
        files.anchors(CONTRACT),
      ].map((each) => each.catch((thrown: unknown) => thrown)),
    );
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(FilesUnavailableError);
      expect(failure).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    }
  });
});
