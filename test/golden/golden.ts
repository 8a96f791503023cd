import { readCase } from '../../core/cases/case.ts';
import { hashOf } from '../../core/lifecycle/chain/canonical.ts';
import { settle } from '../../core/settlement/settle.ts';
import type { Settlement } from '../../core/settlement/settlement.ts';
import { readProject } from '../../core/terms/project.ts';
import { type ReadTerms, readTerms } from '../../core/terms/read.ts';

/** Terms as they were at a release, with the programme that they extend, if any, and the hash that people signed. */
export type GoldenTerms = {
  readonly file: string;
  readonly text: string;
  readonly programme?: string;
  readonly hash: string;
  readonly cases: readonly GoldenCase[];
};

/** A worked example as it was, and what it was settled to: the figures for people, and the hash of all of it. */
export type GoldenCase = {
  readonly file: string;
  readonly text: string;
  readonly settled: GoldenSettlement;
};

export type GoldenSettlement = {
  readonly entitled: string;
  readonly payable: string;
  readonly lines: Readonly<Record<string, string>>;
  readonly payers: Readonly<Record<string, string>>;
  readonly hash: string;
};

/** What a release computed: never changed after it, for what people have signed and paid must stay as it was. */
export type Golden = { readonly release: string; readonly terms: readonly GoldenTerms[] };

export function readGolden({
  file,
  text,
  programme,
}: Omit<GoldenTerms, 'hash' | 'cases'>): ReadTerms {
  const read =
    programme === undefined
      ? readTerms(text, file)
      : readProject({ text: programme }, { text, file });
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.findings)}`);
  return read.value;
}

/** A worked example settled now; nothing where it is one that cannot be settled, as some show. */
export function settleGolden(
  { terms, hash }: Pick<ReadTerms, 'terms' | 'hash'>,
  { file, text }: Pick<GoldenCase, 'file' | 'text'>,
): GoldenSettlement | undefined {
  const example = readCase(text, file);
  if (!example.ok) throw new Error(`${file}: ${JSON.stringify(example.findings)}`);
  const { facts, settled, final } = example.value.results;
  const result = settle({ terms: [{ version: 1, hash, terms }], facts, settled, final });
  return result.ok ? figuresOf(result.value) : undefined;
}

function figuresOf(settlement: Settlement): GoldenSettlement {
  const { entitled, payable, lines, payers } = settlement;
  return {
    entitled,
    payable,
    lines: Object.fromEntries(lines.map(({ id, amount }) => [id, amount])),
    payers: Object.fromEntries(payers.map((line) => [line.payer, line.payable])),
    hash: hashOf(settlement),
  };
}
