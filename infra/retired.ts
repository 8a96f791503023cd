/**
 * A function that no state machine calls any more, and that is called to the end by executions that began before:
 * they call the version that they began with, for up to 20 days. Taken away with its folder, all its versions would
 * be gone, and whoever decides a task of such an execution would decide for nothing.
 */
export type RetiredFunction = {
  /** The folder that it had in `functions/`. */
  readonly name: string;
  /** The workflows that called it, whose executions still may. */
  readonly calledBy: readonly string[];
  /** The release without it. With the next release it goes from here as well. */
  readonly since: string;
};

/**
 * The functions that the current release has removed or renamed. To remove one: delete its folder, and name it here
 * in the same change; in the release after, delete it here.
 */
export const RETIRED_FUNCTIONS: readonly RetiredFunction[] = [];

/** What stands where a retired function's code was. Only its versions are called, and they have their own code. */
export const TOMBSTONE = `
exports.handler = async () => {
  throw new Error('This function is retired: only versions from before are called');
};
`;
