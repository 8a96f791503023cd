import type * as z from 'zod';
import type { Finding } from '../../findings.ts';
import { CALCULATION as OUTCOMES } from '../../outcomes/evaluation.ts';
import type { TippingPoint } from '../../outcomes/tipping/tipping-points.ts';
import { CALCULATION as SETTLEMENT, type Settlement } from '../../settlement/settlement.ts';
import type { Verification } from '../../terms/shape/frame.ts';
import { CHAIN_START } from '../chain/chain.ts';
import type { Snapshot } from '../data/snapshot.ts';
import type { PeriodItem } from '../items/period.ts';
import type { ChainItem } from '../items/work.ts';
import type { ResultFile } from './result-file.ts';
import type { Revisions } from './revisions.ts';

/**
 * Exactly what an evaluator is shown, complete enough that an outsider can follow the computation years later:
 * what it was computed from (by hash), the whole computation with its explanations, denominators and worst
 * case, and the settlement that an approval would lead to. Aggregates only.
 */
export type VerificationPack = {
  readonly pack: 'utfall-pack/1';
  readonly contract: string;
  readonly periodId: string;
  readonly revision: number;
  readonly from: string;
  readonly to: string;
  readonly purpose: PeriodItem['purpose'];
  /** Why there is a new revision. */
  readonly reason?: string;
  readonly calculations: { readonly outcomes: string; readonly settlement: string };
  readonly terms: { readonly version: number; readonly hash: string };
  readonly verification?: z.infer<typeof Verification>;
  readonly snapshot: Snapshot & { readonly hash: string };
  readonly result: ResultFile & { readonly hash: string };
  readonly preview:
    | { readonly settlement: Settlement; readonly tippingPoints?: readonly TippingPoint[] }
    | { readonly findings: readonly Finding[] };
  /** Of a corrected revision: the one before it beside this one. */
  readonly revisions?: Revisions;
  readonly chainHead: { readonly sequence: number; readonly hash: string };
};

/** The pack of a measured revision. */
export function verificationPack(input: {
  period: PeriodItem;
  snapshot: Snapshot;
  snapshotHash: string;
  result: ResultFile;
  resultFile: string;
  verification: z.infer<typeof Verification> | undefined;
  preview: VerificationPack['preview'];
  revisions: Revisions | undefined;
  chainHead: ChainItem | undefined;
}): VerificationPack {
  const { period, snapshot, result, verification, chainHead } = input;
  const { periodId, revision, from, to, purpose, reason } = period;
  return {
    pack: 'utfall-pack/1',
    contract: period.contractId,
    periodId,
    revision,
    from,
    to,
    purpose,
    ...(reason === undefined ? {} : { reason }),
    calculations: { outcomes: OUTCOMES, settlement: SETTLEMENT },
    terms: { version: snapshot.termsVersion, hash: snapshot.termsHash },
    ...(verification === undefined ? {} : { verification }),
    snapshot: { ...snapshot, hash: input.snapshotHash },
    result: { ...result, hash: input.resultFile },
    preview: input.preview,
    ...(input.revisions === undefined ? {} : { revisions: input.revisions }),
    chainHead: { sequence: chainHead?.sequence ?? 0, hash: chainHead?.hash ?? CHAIN_START },
  };
}
