import { ArnFormat, CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TABLE } from '../../store/table.ts';

export type ContractTableProps = {
  readonly removalPolicy: RemovalPolicy;
  readonly key: IKey;
  /** A table that was restored from a point in time: it is used, and the stack's own stays beside it. */
  readonly restoredTable?: string;
};

/** The one table with its indexes, as the store defines them. */
export class ContractTable extends Construct {
  readonly tableName: string;
  readonly tableArn: string;

  constructor(scope: Construct, id: string, props: ContractTableProps) {
    super(scope, id);
    const { removalPolicy, key, restoredTable } = props;
    const own = new TableV2(this, 'Table', {
      partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
      sortKey: { name: TABLE.sortKey, type: AttributeType.STRING },
      globalSecondaryIndexes: TABLE.indexes.map(
        ({ name, partitionKey, sortKey }): GlobalSecondaryIndexPropsV2 => ({
          indexName: name,
          partitionKey: { name: partitionKey, type: AttributeType.STRING },
          sortKey: { name: sortKey, type: AttributeType.STRING },
        }),
      ),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
      removalPolicy,
    });
    this.tableName = restoredTable ?? own.tableName;
    new CfnOutput(this, 'TableName', { value: this.tableName });
    this.tableArn =
      restoredTable === undefined
        ? own.tableArn
        : Stack.of(this).formatArn({
            service: 'dynamodb',
            resource: 'table',
            resourceName: restoredTable,
            arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
          });
  }
}
