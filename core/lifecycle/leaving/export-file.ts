import * as z from 'zod';
import { type Answer, answer, type Finding, hasErrors, refusal } from '../../findings.ts';
import { EVENTS_CHAIN } from '../chain/chain.ts';
import { type ChainPoint, verifyChain } from '../chain/verify-chain.ts';
import { Hash, Instant } from '../items/common.ts';
import { Item, type ItemOf } from '../items/item.ts';
import { HANDED_OVER } from './move.ts';

/** The first line: what this is. `handedOver`: the contract goes on wherever this is taken in. */
const Head = z.strictObject({
  format: z.literal('utfall-export/1'),
  contract: z.string(),
  state: z.enum(['copy', 'handedOver']),
  program: z.string(),
  exportedAt: Instant,
});

/** A file of the contract, by its zone. But for open ones, the bytes are sealed under the transport key. */
const FileLine = z.strictObject({ zone: z.string(), hash: Hash, bytes: z.base64() });

const AnchorLine = z.strictObject({
  contractId: z.string(),
  chain: z.string(),
  day: z.iso.date(),
  sequence: z.int().nonnegative(),
  hash: Hash,
  writtenAt: Instant,
});

const ExportLine = z.union([
  z.strictObject({ file: FileLine }),
  z.strictObject({ anchor: AnchorLine }),
  z.strictObject({ item: Item }),
]);
export type ExportLine = z.infer<typeof ExportLine>;

/** The last line: how many lines stand before it, the first one included, and the SHA-256 of them. */
const End = z.strictObject({ end: z.strictObject({ lines: z.int(), sha256: Hash }) });

export type ExportHead = z.infer<typeof Head>;

/** Everything of one contract, as one installation gave it away. */
export type ExportFile = {
  readonly head: ExportHead;
  readonly contract: ItemOf<'contract'>;
  /** All other items. */
  readonly items: readonly Item[];
  readonly anchors: readonly z.infer<typeof AnchorLine>[];
  readonly files: readonly z.infer<typeof FileLine>[];
};

/**
 * Reads an export: lines of JSON between a first line that says what it is and a last one that proves that nothing
 * is missing or changed. The event chains are verified as `audit` does.
 *
 * @param sha256 of the text before the last line, as the caller's platform computes it
 * @returns the contract, or everything that is wrong
 */
export function readExport(
  text: string,
  { file, sha256 }: { file: string; sha256: (text: string) => string },
): Answer<ExportFile> {
  const end = text.trimEnd().lastIndexOf('\n') + 1;
  const lines = text.slice(0, end).split('\n').slice(0, -1);
  const head = parsed(Head, lines[0] ?? '');
  if (!head) return refusal([problem('export.not-an-export', file)]);
  const last = parsed(End, text.slice(end));
  if (!last || last.end.lines !== lines.length || last.end.sha256 !== sha256(text.slice(0, end))) {
    return refusal([problem('export.cut-or-changed', file)]);
  }
  const read = lines.slice(1).map((line) => parsed(ExportLine, line));
  const unreadable = read.flatMap((line, index) =>
    line ? [] : [{ ...problem('export.line', file), at: { file, line: index + 2 } }],
  );
  if (unreadable.length > 0) return refusal(unreadable);
  return checked(head, read as ExportLine[], file);
}

function checked(head: ExportHead, lines: readonly ExportLine[], file: string): Answer<ExportFile> {
  const all = lines.flatMap((line) => ('item' in line ? [line.item] : []));
  const anchors = lines.flatMap((line) => ('anchor' in line ? [line.anchor] : []));
  const contract = all.find((item) => item.kind === 'contract');
  const foreign = all.some(({ contractId }) => contractId !== head.contract);
  if (!contract || foreign) return refusal([problem('export.other-contract', file)]);
  const findings = brokenChains(all, anchors);
  const handed = eventsOf(all, EVENTS_CHAIN).at(-1)?.what === HANDED_OVER;
  if (head.state === 'handedOver' && !handed)
    findings.push(problem('export.not-handed-over', file));
  if (hasErrors(findings)) return refusal(findings);
  return answer({
    head,
    contract,
    items: all.filter((item) => item !== contract),
    anchors,
    files: lines.flatMap((line) => ('file' in line ? [line.file] : [])),
  });
}

/** What does not hold in the chains of these items: each against its head and its anchors. */
export function brokenChains(
  items: readonly Item[],
  anchors: readonly (ChainPoint & { readonly chain: string })[],
): Finding[] {
  const heads = items.filter((item) => item.kind === 'chain');
  return heads.flatMap((head) => {
    const points = [head, ...anchors.filter(({ chain }) => chain === head.chain)];
    return verifyChain(eventsOf(items, head.chain), points);
  });
}

/** The events of a chain among these items, in their order. */
export function eventsOf(items: readonly Item[], chain: string): ItemOf<'event'>[] {
  return items
    .filter((item) => item.kind === 'event')
    .filter((event) => event.chain === chain)
    .sort((one, other) => one.sequence - other.sequence);
}

function parsed<S extends z.ZodType>(schema: S, line: string): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function problem(code: string, file: string): Finding {
  return { code, severity: 'error', at: { file }, facts: {} };
}
