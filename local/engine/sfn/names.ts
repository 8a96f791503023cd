import { ServiceError } from './service-error.ts';

export type Place = { region: string; accountId: string };

/** Names in the local account, as AWS would write them. */
export function stateMachineArn({ region, accountId }: Place, machine: string): string {
  return `arn:aws:states:${region}:${accountId}:stateMachine:${machine}`;
}

/** @example executionArn('arn:…:stateMachine:payout', 'p1') // 'arn:…:execution:payout:p1' */
export function executionArn(machineArn: string, execution: string): string {
  return `${machineArn.replace(':stateMachine:', ':execution:')}:${execution}`;
}

const ARN = /^arn:aws:states:[a-z0-9-]+:\d{12}:(stateMachine:[^:]+|execution:[^:]+:[^:]+)$/;

/** @throws ServiceError `InvalidArn` where it is no ARN of that kind */
export function checkArn(arn: string, kind: 'stateMachine' | 'execution'): void {
  if (ARN.exec(arn)?.[1]?.startsWith(`${kind}:`)) return;
  throw new ServiceError('InvalidArn', `Invalid Arn: '${arn}' is no ARN of a ${kind}`);
}

/**
 * Checks the name of an execution. Stricter than AWS, which also takes letters of other alphabets
 * and a few signs: a name accepted here is accepted there.
 *
 * @throws ServiceError `InvalidName`
 */
export function checkName(name: string): void {
  if (/^[A-Za-z0-9._-]{1,80}$/.test(name)) return;
  throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
}
