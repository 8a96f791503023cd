import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { allow, allowKey } from './allow.ts';
import type { ContractFiles } from './contract-files.ts';
import type { ContractTable } from './contract-table.ts';
import { grantTable } from './grant-table.ts';
import type { NoticeChannels } from './notice-channels.ts';
import { type Right, rightsOf } from './rights.ts';
import { workflowArns } from './workflow-arns.ts';

/** What functions work with. */
export type Resources = {
  readonly table: ContractTable;
  readonly files: ContractFiles;
  readonly notices: NoticeChannels;
  /** The installation's key: of the table and the topic. */
  readonly key: IKey;
};

export function seesPersons(name: string): boolean {
  return rightsOf(name).includes('persons');
}

/** Lets a function do what its code does, and nothing else. None may delete anything but persons’ files. */
export function grant(
  step: Lambda,
  name: string,
  props: Resources & { readonly simulatedClock: boolean },
): void {
  const rights = rightsOf(name);
  grantTable(step, name, props);
  grantOpenFiles(step, rights, props);
  if (rights.includes('persons')) grantPersons(step, props);
  if (rights.includes('erase')) grantErasure(step, props);
  if (rights.includes('notify')) {
    props.notices.bus.grantPutEventsTo(step);
    allow(step, { actions: ['sns:Publish'], resources: [props.notices.topic.topicArn] });
    allowKey(step, props.key, { through: 'sns', actions: ['kms:GenerateDataKey', 'kms:Decrypt'] });
  }
  grantWorkflows(step, rights);
}

function grantOpenFiles(step: Lambda, rights: readonly Right[], { files }: Resources): void {
  const { bucketArn } = files.open;
  for (const zone of ['open', 'full'] as const) {
    const resources = [`${bucketArn}/${zone}/*`];
    if (rights.includes(`read-${zone}`)) allow(step, { actions: ['s3:GetObject'], resources });
    if (rights.includes(`write-${zone}`)) allow(step, { actions: ['s3:PutObject'], resources });
  }
  if (rights.includes('anchors')) {
    allow(step, {
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [`${bucketArn}/anchors/*`],
    });
  }
  // Listing belongs to reading: without it S3 says "forbidden" of what is not there.
  if (rights.includes('read-open'))
    allow(step, { actions: ['s3:ListBucket'], resources: [bucketArn] });
}

function grantPersons(step: Lambda, { files }: Resources): void {
  const { bucketArn } = files.person;
  const folders = ['person', 'keys'].map((folder) => `${bucketArn}/${folder}/*`);
  allow(step, { actions: ['s3:GetObject', 's3:PutObject'], resources: folders });
  allow(step, { actions: ['s3:ListBucket'], resources: [bucketArn] });
  files.key.grant(step, 'kms:GenerateDataKey', 'kms:Decrypt');
}

/**
 * What is in the files is not needed to erase them, nor may a data key be unwrapped for it. But the bucket is under the
 * same key, and S3 asks it for whoever reads or writes there: also of the mark that takes the data key's place.
 */
function grantErasure(step: Lambda, { files }: Resources): void {
  const { bucketArn } = files.person;
  allow(step, { actions: ['s3:DeleteObject'], resources: [`${bucketArn}/person/*`] });
  allow(step, { actions: ['s3:GetObject', 's3:PutObject'], resources: [`${bucketArn}/keys/*`] });
  allow(step, { actions: ['s3:ListBucket'], resources: [bucketArn] });
  allowKey(step, files.key, { through: 's3', actions: ['kms:GenerateDataKey', 'kms:Decrypt'] });
}

function grantWorkflows(step: Lambda, rights: readonly Right[]): void {
  const workflows = workflowArns(step);
  const machines = workflows.map(({ stateMachineArn }) => stateMachineArn);
  if (rights.includes('start'))
    allow(step, { actions: ['states:StartExecution'], resources: machines });
  if (rights.includes('ring'))
    allow(step, { actions: ['states:SendTaskSuccess'], resources: machines });
  if (rights.includes('look-after')) {
    const executions = workflows.map(({ executionArns }) => executionArns);
    allow(step, { actions: ['states:DescribeExecution'], resources: executions });
  }
}
