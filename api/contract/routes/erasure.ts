import * as z from 'zod';
import { Erasure } from '../../../core/lifecycle/items/contract.ts';
import type { ErasureCertificate } from '../../../core/lifecycle/leaving/erasure.ts';
import { OfContract, Text } from '../parameters.ts';
import { created, json, name, ok, route } from '../route.ts';

/** Utfall itself wrote it, and its hash is checked when it is read. */
const Certificate = z.custom<ErasureCertificate>((value) => typeof value === 'object');

const ErasureView = name('Erasure', z.object(Erasure.shape));

export const erasureRoutes = {
  askErasure: route({
    method: 'POST',
    path: '/contracts/{contractId}/erasure',
    tag: 'persons',
    summary:
      'Ask that persons be erased before their time, or agree to what another asked for: a project owner and an administrator together',
    who: 'project owner, administrator',
    params: OfContract,
    body: json(name('ErasureReason', z.strictObject({ reason: Text }))),
    reply: created(ErasureView),
    ifMatch: true,
  }),
  readErasure: route({
    method: 'GET',
    path: '/contracts/{contractId}/erasure',
    tag: 'persons',
    summary: 'Whether and when persons were erased, with the certificate',
    who: 'members of the contract, administrator, auditor',
    params: OfContract,
    reply: ok(
      name(
        'ErasureWithCertificate',
        z.object({
          erasure: ErasureView.optional(),
          /** When the terms let it happen by itself. */
          dueAt: z.iso.datetime().optional(),
          certificate: Certificate.optional(),
        }),
      ),
    ),
  }),
};
