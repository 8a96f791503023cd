import type { IConstruct } from 'constructs';
import { ENV } from '../../functions/env.ts';
import type { Login } from '../settings.ts';
import type { Resources } from './grants.ts';
import { stateMachineArnPrefix } from './workflow-arns.ts';

/**
 * A function of 2 GB that reads persons' data holds a whole file, and some hundred bytes for each row that it adds up
 * one by one: 250,000 rows are well below its memory and its two minutes.
 */
const ROWS_PER_PART = 250_000;

export type ForEnvironment = {
  readonly simulatedClock: boolean;
  readonly login: Login;
  /** The subject of the first administrator. */
  readonly administrator?: string;
  readonly suppressBelowLeast?: number;
};

/** The variables of a function. The API alone knows logins. */
export function environmentOf(
  scope: IConstruct,
  name: string,
  props: Resources & ForEnvironment,
): Record<string, string> {
  const { table, files, notices, suppressBelowLeast: least } = props;
  return {
    [ENV.table]: table.tableName,
    [ENV.openBucket]: files.open.bucketName,
    [ENV.personBucket]: files.person.bucketName,
    [ENV.keyId]: files.key.keyId,
    [ENV.bus]: notices.bus.eventBusName,
    [ENV.topic]: notices.topic.topicArn,
    [ENV.stateMachineArnPrefix]: stateMachineArnPrefix(scope),
    [ENV.rowsPerPart]: String(ROWS_PER_PART),
    ...(least === undefined ? {} : { [ENV.suppressBelowLeast]: String(least) }),
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
