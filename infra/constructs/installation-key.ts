import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * The customer's key of what an installation keeps and sends: table and topics. It opens no person-level
 * file: those are under keys per contract, which another key wraps.
 */
export class InstallationKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { removalPolicy }: { removalPolicy: RemovalPolicy }) {
    super(scope, id);
    const { account } = Stack.of(this);
    this.key = new Key(this, 'Key', {
      description: 'Utfall: table and topics',
      enableKeyRotation: true,
      removalPolicy,
    });
    // Alarms publish to a topic under this key.
    this.key.grant(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      'kms:Decrypt',
      'kms:GenerateDataKey',
    );
  }
}
