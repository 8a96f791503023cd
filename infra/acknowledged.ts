/** A finding of the rules of AWS Solutions (cdk-nag) that is meant so: which, on what construct, and why. */
export type Acknowledged = {
  readonly rule: RegExp;
  readonly where: RegExp;
  readonly because: string;
};

/**
 * All that these rules find in the stack. `test/infra/nag.test.ts` fails on whatever else they find, and on what stands
 * here and is found no more.
 */
export const ACKNOWLEDGED: readonly Acknowledged[] = [
  {
    rule: /^AwsSolutions-S1$/,
    where: /\/Files\/(Open|Person)\//,
    because:
      'who reads persons is an event in the contract’s own chain, which cannot be changed; a log of the bucket would be a second list of it, outside the zone',
  },
  {
    rule: /^AwsSolutions-COG8$/,
    where: /\/Logins\/People\//,
    because:
      'threat protection is in the dearer plan only; a second factor is required of everybody',
  },
  {
    rule: /^AwsSolutions-IAM4\[Policy::.*AWSLambdaBasicExecutionRole\]$/,
    where: /\/Steps\/[a-z-]+\/ServiceRole\//,
    because: 'it allows to write logs, and nothing else',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::\*\]$/,
    where: /\/(Steps|Workflows)\/[a-z-]+\/(ServiceRole|Role)\//,
    because:
      'traces and log deliveries belong to no resource; grants.test.ts holds that nothing else is so',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::<Files(Open|Person)\w+\.Arn>\/(open|full|anchors|keys|person)\/\*\]$/,
    where: /\/Steps\/[a-z-]+\/ServiceRole\//,
    because: 'a file’s name is its hash: only the folder is known beforehand',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::arn:.*:states:.*:execution:utfall-test-[a-z-]+(?:\/\*)?:\*\]$/,
    where: /\/Steps\/sweep\/|\/Workflows\/outcome-verification\/Role\//,
    because: 'an execution is named when it is started: only its state machine is known beforehand',
  },
  {
    rule: /^AwsSolutions-IAM5\[Resource::<Steps\w+\.Arn>:\*\]$/,
    where: /\/Workflows\/[a-z-]+\/Role\/|\/SchedulerRole/,
    because:
      'every version of the function: an execution that waits calls the one that it began with',
  },
  {
    rule: /^AwsSolutions-SF1$/,
    where: /\/Workflows\//,
    because:
      'failures are logged; every event is in the execution’s history, for 90 days, without a log’s cost',
  },
  {
    rule: /^AwsSolutions-SQS3$/,
    where: /\/Sweep\/Lost\//,
    because: 'it is the dead-letter queue, of a schedule and of a function',
  },
  {
    rule: /^AwsSolutions-APIG4$/,
    where: /\/Api\/Http\/GET--(health|openapi\.json)\//,
    because: 'it tells that Utfall is there and how it is called, and nothing of a contract',
  },
];
