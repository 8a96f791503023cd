import * as z from 'zod';
import { OfContract, OfFile } from '../parameters.ts';
import { bytes, name, ok, route } from '../route.ts';
import { AnchorView, ChainView, EventView } from '../views.ts';

const READERS = 'members of the contract, administrator, auditor';

const EventPage = z.strictObject({
  chain: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional()
    .describe('Left out: `events`. Readings of person-level data: `access-2026-11`.'),
  after: z.coerce
    .number<number>()
    .int()
    .nonnegative()
    .optional()
    .describe('The last sequence read.'),
  limit: z.coerce.number<number>().int().min(1).max(500).optional().describe('Left out: 100.'),
});

export const auditRoutes = {
  listEvents: route({
    method: 'GET',
    path: '/contracts/{contractId}/events',
    tag: 'audit',
    summary: 'What happened, hash-chained, a page at a time',
    who: READERS,
    params: OfContract,
    query: EventPage,
    reply: ok(
      name(
        'Events',
        z.object({
          events: z.array(EventView),
          next: z
            .int()
            .optional()
            .describe('Where the next page begins; left out: this is the end.'),
        }),
      ),
    ),
  }),
  listChains: route({
    method: 'GET',
    path: '/contracts/{contractId}/chains',
    tag: 'audit',
    summary: 'The heads of the chains, and the locked anchors to hold them against',
    who: READERS,
    params: OfContract,
    reply: ok(
      name('Chains', z.object({ chains: z.array(ChainView), anchors: z.array(AnchorView) })),
    ),
  }),
  readFile: route({
    method: 'GET',
    path: '/contracts/{contractId}/files/{hash}',
    tag: 'audit',
    summary:
      'A file by its SHA-256: terms, packs, results, settlements, notices; those with small cells for who may see persons',
    who: READERS,
    params: OfFile,
    reply: bytes('The file, whose SHA-256 is the hash in the address.'),
  }),
};
