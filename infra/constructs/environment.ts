import type { IConstruct } from 'constructs';
import { ENV } from '../../functions/env.ts';
import type { Resources } from './grants.ts';
import { stateMachineArnPrefix } from './workflow-arns.ts';

/** Where people log in. */
export type Login = {
  readonly issuer?: string;
  readonly audience?: string;
};

/** The variables of a function. The API alone knows logins. */
export function environmentOf(
  scope: IConstruct,
  name: string,
  props: Resources & { readonly simulatedClock: boolean; readonly login: Login },
): Record<string, string> {
  const { table, files, notices, login } = props;
  return {
    [ENV.table]: table.table.tableName,
    [ENV.openBucket]: files.open.bucketName,
    [ENV.personBucket]: files.person.bucketName,
    [ENV.keyId]: files.key.keyId,
    [ENV.bus]: notices.bus.eventBusName,
    [ENV.topic]: notices.topic.topicArn,
    [ENV.stateMachineArnPrefix]: stateMachineArnPrefix(scope),
    ...(props.simulatedClock ? { [ENV.clock]: 'simulated' } : {}),
    ...(name === 'api' && login.issuer !== undefined ? { [ENV.issuer]: login.issuer } : {}),
    ...(name === 'api' && login.audience !== undefined ? { [ENV.audience]: login.audience } : {}),
  };
}
