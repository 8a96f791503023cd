import type { RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

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

  constructor(scope: Construct, id: string, { removalPolicy }: { removalPolicy: RemovalPolicy }) {
    super(scope, id);
    const common = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy,
    };
    this.key = new Key(this, 'ContractKeys', { enableKeyRotation: true, removalPolicy });
    this.open = new Bucket(this, 'Open', {
      ...common,
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
    });
    this.person = new Bucket(this, 'Person', {
      ...common,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
    });
  }
}
