import type { S3Client } from '@aws-sdk/client-s3';
import type { Files } from '../files.ts';
import { contentAddressed } from './content.ts';
import type { KeyKeeper } from './places.ts';
import { type ObjectLock, s3Places } from './s3-places.ts';

export type S3FilesOptions = {
  s3: S3Client;
  /** Wraps the contracts' data keys. */
  keeper: KeyKeeper;
  /** For open and full files, and anchors. */
  openBucket: string;
  /** For person-level files and wrapped data keys; not versioned, or erasure would erase nothing. */
  personBucket: string;
  /** Left out: anchors are written once by this program, but not locked by S3. */
  lock?: ObjectLock;
};

/** Files in two buckets, person-level ones under data keys that a keeper wraps. Object names are as in the folder. */
export function s3Files(options: S3FilesOptions): Files {
  const { s3, keeper } = options;
  return contentAddressed({
    open: s3Places(s3, options.openBucket, options.lock),
    person: s3Places(s3, options.personBucket),
    keeper,
  });
}
