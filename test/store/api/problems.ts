import { ApiProblem } from '../../../api/contract/client.ts';

/** The problem that a call ends in. @throws Error if it is carried out. */
export async function problemOf(call: Promise<unknown>): Promise<ApiProblem> {
  const thrown = await call.then(
    () => 'it was carried out',
    (error: unknown) => error,
  );
  if (thrown instanceof ApiProblem) return thrown;
  throw new Error(`expected a problem, got ${thrown}`, { cause: thrown });
}
