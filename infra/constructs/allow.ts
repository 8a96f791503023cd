import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';

export type Allowed = {
  readonly actions: string[];
  readonly resources: string[];
  readonly conditions?: Record<string, Record<string, string | string[]>>;
};

export function allow(step: Lambda, { actions, resources, conditions = {} }: Allowed): void {
  step.addToRolePolicy(new PolicyStatement({ actions, resources, conditions }));
}

/** A key that a service uses for the function; by itself the function may do nothing with it. */
export function allowKey(
  step: Lambda,
  key: IKey,
  { through, actions }: { through: 'dynamodb' | 's3' | 'sns'; actions: string[] },
): void {
  const { region, urlSuffix } = Stack.of(step);
  const service = `${through}.${region}.${urlSuffix}`;
  const conditions = { StringEquals: { 'kms:ViaService': service } };
  allow(step, { actions, resources: [key.keyArn], conditions });
}
