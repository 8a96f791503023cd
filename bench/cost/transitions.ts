import { paginateGetExecutionHistory, type SFNClient } from '@aws-sdk/client-sfn';

/** State transitions of executions so far: entering a state is one, and so is every retry of it. */
export async function transitionsIn(
  client: SFNClient,
  executionArns: readonly string[],
): Promise<number> {
  let entered = 0;
  for (const executionArn of executionArns) {
    const pages = paginateGetExecutionHistory({ client }, { executionArn, maxResults: 1000 });
    for await (const { events = [] } of pages) {
      entered += events.filter(({ type = '' }) => /Entered$|^TaskFailed$/.test(type)).length;
    }
  }
  return entered;
}
