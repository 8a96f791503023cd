import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { allow, allowKey } from './allow.ts';
import type { Resources } from './grants.ts';
import { indexesOf, rightsOf } from './rights.ts';

/** Of every contract, as a pattern; as it stands it is that of the installation, whose contract is called `*`. */
const CONTRACTS = 'CONTRACT#*';
const INSTALLATION = 'CONTRACT#*';

/** Functions that also work with the installation's own items: who is its administrator, where its clock stands. */
const FOR_THE_INSTALLATION = ['api', 'sweep'];

/**
 * A step reads and writes the items of contracts, by their keys. Only the API and the sweep ask indexes, and only
 * they see the installation's own items; where the clock is simulated it is one of those, and every step reads it.
 */
export function grantTable(
  step: Lambda,
  name: string,
  { table, key, simulatedClock }: Resources & { readonly simulatedClock: boolean },
): void {
  const { tableArn } = table;
  const mayRead = ['dynamodb:GetItem', 'dynamodb:Query'];
  const mayWrite = rightsOf(name).includes('write')
    ? ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem']
    : [];
  const seesInstallation = simulatedClock || FOR_THE_INSTALLATION.includes(name);
  allow(step, {
    actions: [...mayRead, ...mayWrite],
    resources: [tableArn],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [CONTRACTS] },
      ...(seesInstallation
        ? {}
        : { 'ForAllValues:StringNotEquals': { 'dynamodb:LeadingKeys': [INSTALLATION] } }),
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  });
  const indexes = indexesOf(name).map((index) => `${tableArn}/index/${index}`);
  if (indexes.length > 0) allow(step, { actions: ['dynamodb:Query'], resources: indexes });
  allowKey(step, key, { through: 'dynamodb', actions: ['kms:Decrypt'] });
}
