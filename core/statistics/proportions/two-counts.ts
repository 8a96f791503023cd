import type { Count } from './count.ts';

/** The same outcome in those who got the intervention and in those they are compared with. */
export type TwoCounts = { readonly intervention: Count; readonly comparison: Count };

/** Whether somebody is in both. */
export function bothHaveSome({ intervention, comparison }: TwoCounts): boolean {
  return intervention.of > 0 && comparison.of > 0;
}
