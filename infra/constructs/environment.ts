import type { IConstruct } from 'constructs';
import { ENV } from '../../functions/env.ts';
import type { Login } from '../settings.ts';
import type { Resources } from './grants.ts';
import { stateMachineArnPrefix } from './workflow-arns.ts';

export type ForEnvironment = {
  readonly simulatedClock: boolean;
  readonly login: Login;
  /** The subject of the first administrator. */
  readonly administrator?: string;
};

/** The variables of a function. The API alone knows logins. */
export function environmentOf(
  scope: IConstruct,
  name: string,
  props: Resources & ForEnvironment,
): Record<string, string> {
  const { table, files, notices } = props;
  return {
    [ENV.table]: table.tableName,
    [ENV.openBucket]: files.open.bucketName,
    [ENV.personBucket]: files.person.bucketName,
    [ENV.keyId]: files.key.keyId,
    [ENV.bus]: notices.bus.eventBusName,
    [ENV.topic]: notices.topic.topicArn,
    [ENV.stateMachineArnPrefix]: stateMachineArnPrefix(scope),
    ...(props.simulatedClock ? { [ENV.clock]: 'simulated' } : {}),
    ...(name === 'api' ? forApi(props) : {}),
  };
}

function forApi({ login, administrator }: ForEnvironment): Record<string, string> {
  return {
    [ENV.issuer]: login.issuer,
    [ENV.audience]: login.audience,
    ...(administrator === undefined ? {} : { [ENV.administrator]: administrator }),
  };
}
