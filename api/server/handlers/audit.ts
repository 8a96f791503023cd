import { EVENTS_CHAIN } from '../../../core/lifecycle/chain/chain.ts';
import type { auditRoutes } from '../../contract/routes/audit.ts';
import { accessTo } from '../access.ts';
import type { Handlers } from '../handler.ts';
import { fileOf } from '../load.ts';
import { personRight } from '../shown.ts';

/** Enough for most contracts in one page, and small enough for any answer. */
const EVENTS_A_PAGE = 100;

export const auditHandlers: Handlers<typeof auditRoutes> = {
  listEvents: async (request) => {
    const { contractId, chain = EVENTS_CHAIN, after = 0, limit = EVENTS_A_PAGE } = request.input;
    await accessTo(request, contractId);
    const events = await request.context.store.list('event', contractId, { chain });
    const later = events.filter(({ sequence }) => sequence > after);
    const page = later.slice(0, limit);
    const last = page.at(-1);
    const isEnd = last === undefined || later.length === page.length;
    return { value: { events: page, ...(isEnd ? {} : { next: last.sequence }) } };
  },

  listChains: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    const { store, files } = request.context;
    const [chains, anchors] = await Promise.all([
      store.list('chain', contractId),
      files.anchors(contractId),
    ]);
    return { value: { chains, anchors: [...anchors] } };
  },

  readFile: async (request) => {
    const { contractId, hash } = request.input;
    const access = await accessTo(request, contractId);
    const { context } = request;
    if (!personRight(request, access)) {
      return { value: await fileOf(context, 'open', contractId, hash) };
    }
    // Whoever may see persons may read the whole of what the others read in part.
    const isOpen = (await context.files.hashes('open', contractId)).includes(hash);
    return { value: await fileOf(context, isOpen ? 'open' : 'full', contractId, hash) };
  },
};
