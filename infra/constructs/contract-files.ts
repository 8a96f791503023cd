import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

export type ContractFilesProps = {
  readonly removalPolicy: RemovalPolicy;
  /** For how many years nobody but an administrator of the account may delete open files; left out: no lock. */
  readonly lockYears?: number;
};

const DAYS_PER_YEAR_MAX = 366;

/**
 * Two buckets, because they end differently. *Open*: terms, packs, settlements, notices and chain anchors,
 * kept for good and versioned. *Person*: files encrypted under a key per contract that is deleted at
 * erasure, so nothing here may be locked or versioned.
 */
export class ContractFiles extends Construct {
  readonly open: Bucket;
  readonly person: Bucket;
  /** Wraps the data key of each contract. */
  readonly key: Key;

  constructor(scope: Construct, id: string, { removalPolicy, lockYears }: ContractFilesProps) {
    super(scope, id);
    const common = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy,
    };
    this.key = new Key(this, 'ContractKeys', { enableKeyRotation: true, removalPolicy });
    this.open = new Bucket(this, 'Open', {
      ...common,
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
      ...(lockYears === undefined
        ? {}
        : {
            objectLockDefaultRetention: ObjectLockRetention.governance(
              Duration.days(lockYears * DAYS_PER_YEAR_MAX),
            ),
          }),
    });
    this.person = new Bucket(this, 'Person', {
      ...common,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      versioned: false,
    });
  }
}
