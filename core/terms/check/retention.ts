import { finder, type Rule } from './context.ts';

/**
 * Where outcomes come from data about persons, the terms say how long those are kept: without that no day of erasure
 * is ever planned, and data that nobody needs any more stay. What villages or others than persons claim is not meant.
 */
export const retention: Rule = (context) => {
  const { metrics = {}, retention: written } = context.terms;
  if (written !== undefined) return [];
  const measured = Object.entries(metrics).find(
    ([, { measure, claimant }]) => measure !== undefined && claimant === undefined,
  );
  if (measured === undefined) return [];
  const [name, { clause }] = measured;
  const path = `/metrics/${name}`;
  return [finder(context).warning('terms.retention-missing', path, { name }, clause)];
};
