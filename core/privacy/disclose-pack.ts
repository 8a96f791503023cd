import type { VerificationPack } from '../lifecycle/verdict/pack.ts';
import { type DisclosedRevisions, discloseRevisions } from './disclose-revisions.ts';
import { asDisclosed, type Disclosed } from './disclosed.ts';
import type { DisclosedResult } from './tables/disclosed-result.ts';
import type { DisclosedSettlement } from './trees/disclose-settlement.ts';

/** A verification pack without small cells; it names the whole one, which the evaluator approves. */
export type DisclosedPack = Omit<
  VerificationPack,
  'pack' | 'snapshot' | 'result' | 'preview' | 'revisions'
> & {
  readonly pack: 'utfall-disclosed-pack/1';
  /** The hash of the whole pack. */
  readonly of: string;
  readonly snapshot: {
    readonly hash: string;
    readonly asOf: string;
    readonly imports: readonly { readonly importId: string; readonly what: string }[];
  };
  readonly result: DisclosedResult;
  /** What the approval would lead to, or the codes of what stands in its way. */
  readonly preview:
    | { readonly settlement: DisclosedSettlement }
    | { readonly findings: readonly string[] };
  readonly revisions?: DisclosedRevisions;
};

/** The pack for those who see no single persons. How many rows an import has is not told: it may be one. */
export function disclosePack(input: {
  pack: VerificationPack;
  packFile: string;
  result: Disclosed<DisclosedResult>;
  /** The result of the revision before, of a corrected one. */
  before?: Disclosed<DisclosedResult> | undefined;
  /** Left out where the pack has none. */
  settlement?: Disclosed<DisclosedSettlement> | undefined;
}): Disclosed<DisclosedPack> {
  const { pack: whole, packFile, result, before, settlement } = input;
  const { snapshot, preview, revisions, ...rest } = whole;
  const codes = 'findings' in preview ? preview.findings.map(({ code }) => code) : [];
  return asDisclosed({
    ...rest,
    pack: 'utfall-disclosed-pack/1',
    of: packFile,
    snapshot: {
      hash: snapshot.hash,
      asOf: snapshot.asOf,
      imports: snapshot.imports.map(({ importId, what }) => ({ importId, what })),
    },
    result,
    preview: settlement ? { settlement } : { findings: codes },
    ...(before ? { revisions: discloseRevisions(before, result, revisions?.money) } : {}),
  });
}
