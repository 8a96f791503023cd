import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, it } from 'vitest';
import { ACKNOWLEDGED } from '../../infra/acknowledged.ts';
import { synthesiseStack } from './synthesised.ts';

it('passes the rules of AWS Solutions, but for what is meant so, with a reason', () => {
  const { violations } = new AwsSolutionsChecks().validateScope(synthesiseStack());
  const found = violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath = '' }) => ({ ruleName, constructPath })),
  );
  const isMeant = ({ ruleName, constructPath }: (typeof found)[number]) =>
    ACKNOWLEDGED.filter(({ rule, where }) => rule.test(ruleName) && where.test(constructPath));
  expect(found.filter((each) => isMeant(each).length === 0)).toEqual([]);
  // What is no longer found needs no reason any more.
  const idle = ACKNOWLEDGED.filter((meant) => !found.some((each) => isMeant(each).includes(meant)));
  expect(idle).toEqual([]);
});
