import * as z from 'zod/mini';
import { blindOf } from '../chain/blind.ts';
import { count, countFromZero, Hash, PlainDate } from '../items/common.ts';
import type { ImportItem } from '../items/delivered.ts';
import type { PeriodItem } from '../items/period.ts';
import { inOrder, stands } from './standing.ts';

/**
 * What a period's outcome is computed from, for good: which imports, under which terms, and as of which day.
 * Hashes only, so that it can be kept and shown when the person-level data are erased.
 */
export const Snapshot = z.strictObject({
  snapshot: z.literal('utfall-snapshot/1'),
  contract: z.string(),
  periodId: z.string(),
  revision: count(),
  termsVersion: count(),
  termsHash: Hash,
  asOf: PlainDate,
  blind: z.optional(Hash),
  imports: z.array(
    z.strictObject({
      importId: z.string(),
      what: z.enum(['enrolments', 'observations', 'figures']),
      file: Hash,
      rows: countFromZero(),
    }),
  ),
});
export type Snapshot = z.infer<typeof Snapshot>;

/**
 * The imports that a revision of a period is computed from: everybody enrolled, and what was delivered for
 * this revision, oldest first: of two deliveries of one figure, the newer one counts. A correction delivers anew, and
 * what was taken back is left out.
 */
export function importsFor(
  imports: readonly ImportItem[],
  { periodId, revision }: Pick<PeriodItem, 'periodId' | 'revision'>,
): ImportItem[] {
  const counting = imports.filter(
    (each) =>
      stands(each) &&
      (each.what === 'enrolments' ||
        each.periodId === undefined ||
        (each.periodId === periodId && each.revision === revision)),
  );
  return inOrder(counting);
}

/** The snapshot of a period's imports. */
export function snapshotOf(input: {
  period: Pick<PeriodItem, 'contractId' | 'periodId' | 'revision'>;
  terms: { termsVersion: number; hash: string };
  asOf: string;
  imports: readonly ImportItem[];
}): Snapshot {
  const { period, terms, asOf, imports } = input;
  return {
    snapshot: 'utfall-snapshot/1',
    contract: period.contractId,
    periodId: period.periodId,
    revision: period.revision,
    termsVersion: terms.termsVersion,
    termsHash: terms.hash,
    asOf,
    ...blindOf(
      'snapshot',
      imports.map(({ blind }) => blind),
    ),
    imports: imports.map(({ importId, what, file, rows }) => ({ importId, what, file, rows })),
  };
}
