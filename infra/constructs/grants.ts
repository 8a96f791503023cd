import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { ContractFiles } from './contract-files.ts';
import type { ContractTable } from './contract-table.ts';
import type { NoticeChannels } from './notice-channels.ts';
import { workflowArns } from './workflow-arns.ts';

/** What functions work with. */
export type Resources = {
  readonly table: ContractTable;
  readonly files: ContractFiles;
  readonly notices: NoticeChannels;
};

/** The functions that read or write person-level files; a test compares them with the code. */
const SEE_PERSONS: readonly string[] = [
  'api',
  'check-data',
  'compute-outcomes',
  'make-pack',
  'postpone-collection',
  'settle-contract',
];

export function seesPersons(name: string): boolean {
  return SEE_PERSONS.includes(name);
}

/**
 * Lets a function do what the code of its ports does, and nothing else: every function may empty the outbox, so
 * each may start executions, answer tokens and send notices. None may delete: neither items nor open files.
 */
export function grant(step: Lambda, name: string, { table, files, notices }: Resources): void {
  table.table.grant(
    step,
    'dynamodb:GetItem',
    'dynamodb:Query',
    'dynamodb:PutItem',
    'dynamodb:ConditionCheckItem',
  );
  grantFiles(step, files.open.bucketArn, ['open', 'full', 'anchors']);
  if (seesPersons(name)) {
    grantFiles(step, files.person.bucketArn, ['person', 'keys']);
    files.key.grant(step, 'kms:GenerateDataKey', 'kms:Decrypt');
  }
  notices.bus.grantPutEventsTo(step);
  notices.topic.grantPublish(step);
  grantWorkflows(step);
}

/** Listing belongs to reading: without it S3 says "forbidden" of what is not there. */
function grantFiles(step: Lambda, bucketArn: string, folders: readonly string[]): void {
  step.addToRolePolicy(
    new PolicyStatement({
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: folders.map((folder) => `${bucketArn}/${folder}/*`),
    }),
  );
  step.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] }));
}

function grantWorkflows(step: Lambda): void {
  const workflows = workflowArns(step);
  step.addToRolePolicy(
    new PolicyStatement({
      actions: ['states:StartExecution', 'states:SendTaskSuccess'],
      resources: workflows.map(({ stateMachineArn }) => stateMachineArn),
    }),
  );
  step.addToRolePolicy(
    new PolicyStatement({
      actions: ['states:DescribeExecution'],
      resources: workflows.map(({ executionArns }) => executionArns),
    }),
  );
}
