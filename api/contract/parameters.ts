import * as z from 'zod';
import { Hash } from '../../core/lifecycle/items/common.ts';
import { name } from './route.ts';

/** The names in paths. What is not such a name is no resource, and is never looked up. */
const Name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/);

const inContract = { contractId: Name };
export const OfContract = z.strictObject(inContract);
export const OfTerms = z.strictObject({
  ...inContract,
  termsVersion: z.coerce.number<number>().int().positive(),
});
export const OfTask = z.strictObject({ ...inContract, taskId: Name });
export const OfPeriod = z.strictObject({ ...inContract, periodId: Name });
export const OfSettlement = z.strictObject({
  ...inContract,
  settlement: Name.describe('Its permanent key, such as `year_1.outcome-payment.r1`.'),
});
export const OfImport = z.strictObject({ ...inContract, importId: Name });
export const OfFile = z.strictObject({ ...inContract, hash: Hash });

/** Which correction; left out: the newest. */
export const Revision = z.strictObject({
  revision: z.coerce.number<number>().int().positive().optional(),
});

/** Free text of a person: said to others, never empty, never a file. */
export const Text = z.string().trim().min(1).max(4000);
export const ShortText = z.string().trim().min(1).max(200);

/** Why somebody does something that others will ask about. */
export const Reason = name('Reason', z.strictObject({ reason: Text }));
