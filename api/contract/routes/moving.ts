import * as z from 'zod';
import { OfContract, OfFile, ShortText, Text } from '../parameters.ts';
import { bytes, form, json, name, ok, route } from '../route.ts';
import { ContractView, EventView } from '../views.ts';

const ADMINISTRATOR = 'administrator';

/** 32 bytes in hexadecimal. It travels in the body, which is never logged. */
const TransportKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('Seals files that are not open on their way between two installations.');

const ZoneName = z
  .string()
  .regex(/^[a-z]{1,20}$/)
  .describe('Where it is kept: `open`, or a zone that not everybody may read.');

const Files = z.array(z.object({ zone: ZoneName, hash: z.string() }));

/** Taking a contract out of one installation, and into another. */
export const movingRoutes = {
  handOver: route({
    method: 'POST',
    path: '/contracts/{contractId}/hand-over',
    tag: 'moving',
    summary: 'Hand a contract over to another installation: nothing happens to it here any more',
    who: ADMINISTRATOR,
    params: OfContract,
    body: json(
      name(
        'HandOver',
        z.strictObject({ to: ShortText.describe('The address where it is carried on.') }),
      ),
    ),
    reply: ok(ContractView),
    ifMatch: true,
  }),
  takeBack: route({
    method: 'POST',
    path: '/contracts/{contractId}/take-back',
    tag: 'moving',
    summary: 'Take back a contract that has not arrived where it was handed over to',
    who: ADMINISTRATOR,
    params: OfContract,
    body: json(
      name(
        'TakeBack',
        z.strictObject({ reason: Text.describe('Why it is sure that it has not arrived.') }),
      ),
    ),
    reply: ok(ContractView),
    ifMatch: true,
  }),
  leave: route({
    method: 'POST',
    path: '/contracts/{contractId}/leave',
    tag: 'moving',
    summary:
      'Have the persons of a contract removed here that has arrived, with all of them, where it was handed over to',
    who: ADMINISTRATOR,
    params: OfContract,
    body: json(
      name(
        'Leave',
        z.strictObject({
          arrived: EventView.describe(
            'The first event of the contract there, `contract-arrived`: it follows on the last one here.',
          ),
        }),
      ),
    ),
    reply: ok(ContractView),
    ifMatch: true,
  }),
  exportItems: route({
    method: 'GET',
    path: '/contracts/{contractId}/export/items',
    tag: 'moving',
    summary: 'Everything that the table holds of a contract, a page at a time',
    who: ADMINISTRATOR,
    params: OfContract,
    query: z.strictObject({
      after: z.string().max(2000).optional().describe('`next` of the page before.'),
    }),
    reply: ok(
      name(
        'ExportedItems',
        z.object({
          items: z.array(z.record(z.string(), z.unknown())),
          next: z.string().optional().describe('Left out: this is the last page.'),
        }),
      ),
    ),
  }),
  exportFiles: route({
    method: 'GET',
    path: '/contracts/{contractId}/export/files',
    tag: 'moving',
    summary: 'The hashes of all files of a contract',
    who: ADMINISTRATOR,
    params: OfContract,
    reply: ok(name('ExportedFiles', z.object({ files: Files }))),
  }),
  exportSealed: route({
    method: 'POST',
    path: '/contracts/{contractId}/export/files/{hash}',
    tag: 'moving',
    summary:
      'A file that is not open, sealed under the transport key. Readings of persons are logged',
    who: ADMINISTRATOR,
    params: OfFile,
    body: json(name('Sealing', z.strictObject({ zone: ZoneName, key: TransportKey }))),
    reply: bytes('The file, compressed and sealed: only who has the key can read it.'),
  }),
  receiveFile: route({
    method: 'POST',
    path: '/arrivals/{contractId}/files',
    tag: 'moving',
    summary: 'Take in a file of a contract that arrives',
    who: ADMINISTRATOR,
    params: OfContract,
    body: form(
      z.strictObject({
        zone: ZoneName,
        data: z.file(),
        key: TransportKey.optional().describe('What it is sealed under; only open files are not.'),
      }),
    ),
    reply: ok(name('ReceivedFile', z.object({ hash: z.string() }))),
  }),
  receiveItems: route({
    method: 'POST',
    path: '/arrivals/{contractId}/items',
    tag: 'moving',
    summary: 'Take in items and anchors of a contract that arrives, but not yet its head',
    who: ADMINISTRATOR,
    params: OfContract,
    body: form(
      z.strictObject({ data: z.file().describe('Lines of JSON, as they were exported.') }),
    ),
    reply: ok(name('ReceivedItems', z.object({ items: z.int(), anchors: z.int() }))),
  }),
  completeArrival: route({
    method: 'POST',
    path: '/arrivals/{contractId}',
    tag: 'moving',
    summary: 'Verify what arrived, and carry the contract on here',
    who: ADMINISTRATOR,
    params: OfContract,
    body: form(z.strictObject({ data: z.file().describe('The head of the contract, as a line.') })),
    reply: ok(ContractView),
  }),
};
