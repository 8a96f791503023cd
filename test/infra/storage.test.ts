import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENV } from '../../functions/env.ts';
import { TABLE } from '../../store/table.ts';
import {
  functionNamed,
  type Resource,
  resourcesOf,
  statementsOf,
  synthesise,
} from './synthesised.ts';

const PRODUCTION = {
  environment: 'production',
  issuer: 'https://login.example.se',
  audience: 'utfall',
  lockYears: '10',
};

let test: Template;
let production: Template;

beforeAll(() => {
  test = synthesise();
  production = synthesise(PRODUCTION);
});

describe('the table', () => {
  it('has the keys and indexes of the store, on demand, restorable to any second', () => {
    const [table, ...others] = resourcesOf(test, 'AWS::DynamoDB::GlobalTable');
    expect(others).toEqual([]);
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys(TABLE.partitionKey, TABLE.sortKey),
      GlobalSecondaryIndexes: TABLE.indexes.map(({ name, partitionKey, sortKey }) => ({
        IndexName: name,
        KeySchema: keys(partitionKey, sortKey),
        Projection: { ProjectionType: 'ALL' },
      })),
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    });
    expect(table?.Properties['AttributeDefinitions']).toEqual(
      [TABLE, ...TABLE.indexes]
        .flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])
        .map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    );
  });

  it('is under the customer’s key, which is turned every year', () => {
    const [table] = resourcesOf(test, 'AWS::DynamoDB::GlobalTable');
    const [key] = resourcesOf(test, 'AWS::KMS::Key').filter(({ logicalId }) =>
      logicalId.startsWith('Installation'),
    );
    expect(key?.Properties).toMatchObject({ EnableKeyRotation: true });
    expect(table?.Properties).toMatchObject({
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [
        { SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [key?.logicalId, 'Arn'] } } },
      ],
    });
  });

  it('gives way to one that was restored from a point in time, and stays beside it', () => {
    const restored = synthesise({ restoredTable: 'utfall-restored' });
    const [own, ...others] = resourcesOf(restored, 'AWS::DynamoDB::GlobalTable');
    expect(others).toEqual([]);
    // What began before calls functions that still know the stack's own table: they may do nothing there.
    const policies = JSON.stringify(resourcesOf(restored, 'AWS::IAM::Policy'));
    expect(policies).not.toContain(own?.logicalId);
    const { logicalId, Properties } = functionNamed(restored, 'sweep');
    expect(Properties['Environment']).toMatchObject({
      Variables: { [ENV.table]: 'utfall-restored' },
    });
    const allowed = statementsOf(restored, logicalId.slice(0, -8)).filter(({ Action }) =>
      Action.some((action) => action.startsWith('dynamodb:')),
    );
    expect(allowed).toHaveLength(2);
    for (const { Resource } of allowed) {
      expect(JSON.stringify(Resource)).toContain(':table/utfall-restored');
    }
  });

  it('outlives the stack in production only', () => {
    const [ofTest] = resourcesOf(test, 'AWS::DynamoDB::GlobalTable');
    const [ofProduction] = resourcesOf(production, 'AWS::DynamoDB::GlobalTable');
    expect(ofTest?.DeletionPolicy).toBe('Delete');
    expect(ofProduction).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { Replicas: [{ DeletionProtectionEnabled: true }] },
    });
  });
});

function keys(partition: string, sort: string) {
  return [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
}

function bucket(template: Template, zone: 'Open' | 'Person'): Resource {
  const [found] = resourcesOf(template, 'AWS::S3::Bucket').filter(({ logicalId }) =>
    logicalId.startsWith(`Files${zone}`),
  );
  if (!found) throw new Error(`No bucket ${zone}`);
  return found;
}

describe('the buckets', () => {
  it('are two', () => {
    expect(resourcesOf(test, 'AWS::S3::Bucket')).toHaveLength(2);
  });

  it.each(['Open', 'Person'] as const)(
    '%s: closed to the public, and to whoever comes in clear',
    (zone) => {
      const { logicalId, Properties } = bucket(test, zone);
      expect(Properties['PublicAccessBlockConfiguration']).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      test.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: { Ref: logicalId },
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Deny',
              Action: 's3:*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
          ]),
        },
      });
    },
  );

  it('keep every version of open files, and lock them for the years that were said', () => {
    const versioned = { VersioningConfiguration: { Status: 'Enabled' } };
    expect(bucket(test, 'Open').Properties).toMatchObject(versioned);
    expect(bucket(test, 'Open').Properties).not.toHaveProperty('ObjectLockEnabled');
    expect(bucket(production, 'Open')).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        ...versioned,
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 3660 } },
        },
      },
    });
  });

  it('can erase persons: nothing is versioned or locked, and the contract keys are under one key', () => {
    for (const template of [test, production]) {
      const { Properties } = bucket(template, 'Person');
      expect(Properties).not.toHaveProperty('VersioningConfiguration');
      expect(Properties).not.toHaveProperty('ObjectLockEnabled');
      expect(Properties).not.toHaveProperty('ObjectLockConfiguration');
      const [key, ...others] = resourcesOf(template, 'AWS::KMS::Key').filter(({ logicalId }) =>
        logicalId.startsWith('Files'),
      );
      expect(others).toEqual([]);
      expect(Properties['BucketEncryption']).toMatchObject({
        ServerSideEncryptionConfiguration: [
          {
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': [key?.logicalId, 'Arn'] },
            },
          },
        ],
      });
    }
  });
});
