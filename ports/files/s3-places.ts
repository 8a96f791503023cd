import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { FilesUnavailableError } from './errors.ts';
import type { Places } from './places.ts';

/** How long locked objects may be neither changed nor deleted; the bucket must have Object Lock. */
export type ObjectLock = { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly years: number };

/** Each takes a round trip, in which another's write of the same few bytes comes to its end. */
const CREATE_TRIES_MAX = 5;

const MS_PER_YEAR = 365.25 * 86_400_000;

/** Places in a bucket. S3 writes an object whole or not at all, and refuses a second create by `If-None-Match`. */
export function s3Places(s3: S3Client, Bucket: string, lock?: ObjectLock): Places {
  return {
    read: (path) => translated('read', () => read(s3, { Bucket, Key: path })),
    create: (Key, Body, { locked = false } = {}) =>
      translated('create', () => {
        const retention = locked && lock !== undefined ? retentionOf(lock) : {};
        return create(s3, { Bucket, Key, Body, IfNoneMatch: '*', ...retention }, CREATE_TRIES_MAX);
      }),
    replace: (Key, Body) =>
      translated('replace', async () => {
        await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
      }),
    removeAll: (folder) =>
      translated('remove', async () => {
        for await (const keys of pages(s3, { Bucket, Prefix: `${folder}/` })) {
          if (keys.length > 0) await removePage(s3, { Bucket, keys });
        }
      }),
    list: (folder) =>
      translated('list', async () => {
        const found: string[] = [];
        for await (const keys of pages(s3, { Bucket, Prefix: `${folder}/` })) found.push(...keys);
        return found.sort();
      }),
  };
}

/** False where an object is already (412). While another is writing it, S3 does not know yet (409). */
async function create(
  s3: S3Client,
  put: PutObjectCommandInput,
  triesLeft: number,
): Promise<boolean> {
  try {
    await s3.send(new PutObjectCommand(put));
    return true;
  } catch (error) {
    if (isStatus(error, 412)) return false;
    if (isStatus(error, 409) && triesLeft > 1) return create(s3, put, triesLeft - 1);
    throw error;
  }
}

async function read(s3: S3Client, at: { Bucket: string; Key: string }) {
  try {
    const { Body } = await s3.send(new GetObjectCommand(at));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

/** The keys below a prefix, in pages of at most 1,000, as many as one delete takes. */
async function* pages(
  s3: S3Client,
  at: { Bucket: string; Prefix: string },
): AsyncGenerator<string[]> {
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({
        ...at,
        ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
      }),
    );
    yield (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
}

async function removePage(
  s3: S3Client,
  { Bucket, keys }: { Bucket: string; keys: readonly string[] },
): Promise<void> {
  const Objects = keys.map((Key) => ({ Key }));
  const { Errors = [] } = await s3.send(
    new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
  );
  const [first] = Errors;
  if (first) {
    const reason = `${first.Code} on ${Errors.length} objects`;
    throw new FilesUnavailableError({ operation: 'remove', reason });
  }
}

function retentionOf({ mode, years }: ObjectLock) {
  return {
    ObjectLockMode: mode,
    // Real time, as S3 counts it, whatever the contract's clock says.
    ObjectLockRetainUntilDate: new Date(Date.now() + years * MS_PER_YEAR),
  };
}

function isStatus(error: unknown, status: number): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === status;
}

async function translated<T>(operation: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof FilesUnavailableError) throw cause;
    const reason = cause instanceof Error ? cause.name : String(cause);
    throw new FilesUnavailableError({ operation, reason }, { cause });
  }
}
