import type { Finding } from '../../core/findings.ts';
import { EVENTS_CHAIN } from '../../core/lifecycle/chain/chain.ts';
import { POSTPONED_EVENT } from '../../core/lifecycle/data/measure.ts';
import type { TaskItem } from '../../core/lifecycle/items/work.ts';
import type { FindingView } from '../contract/problem.ts';
import type { Access } from './access.ts';
import type { ApiRequest } from './handler.ts';
import { fullOf } from './load.ts';
import { viewFindings } from './problems.ts';
import { personRight } from './shown.ts';

/**
 * Why the data of a period are asked for again, for whoever may see persons: it says how many rows and windows. Nothing
 * where they are asked for the first time.
 */
export async function missingOf(
  request: ApiRequest<{ contractId: string }>,
  access: Access,
  { task, state, periodId, revision }: TaskItem,
): Promise<FindingView[]> {
  const isAsked = task === 'deliver-data' && state === 'open';
  if (!isAsked || !personRight(request, access)) return [];
  const { context, language, input } = request;
  const events = await context.store.list('event', input.contractId, { chain: EVENTS_CHAIN });
  const { file } =
    events.findLast(
      ({ what, facts }) =>
        what === POSTPONED_EVENT &&
        facts['period'] === periodId &&
        facts['revision'] === String(revision),
    )?.facts ?? {};
  if (file === undefined) return [];
  return viewFindings(await fullOf<Finding[]>(context, input.contractId, file), language);
}
