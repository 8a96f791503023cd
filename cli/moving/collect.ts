import { createHash } from 'node:crypto';
import type { Client } from '../../api/contract/client.ts';
import type { ExportHead } from '../../core/lifecycle/export-file.ts';

/**
 * The lines of an export, as a running Utfall gives them away. Files of persons come first: that they were read is an
 * event, and the items come last, so that they tell it.
 *
 * @param key the transport key; left out: the contract has no person-level files, or they stay
 */
export async function* exportLines(
  client: Client,
  { head, key }: { head: ExportHead; key?: string },
): AsyncGenerator<string> {
  const contractId = head.contract;
  yield JSON.stringify(head);
  const hashes = await client.exportFiles({ contractId });
  for (const hash of hashes.person) {
    if (key === undefined) break;
    const bytes = await client.exportPersonFile({ contractId, hash, body: { key } });
    yield JSON.stringify({ person: fileLine(hash, bytes) });
  }
  for (const hash of hashes.open) {
    const bytes = await client.readFile({ contractId, hash });
    yield JSON.stringify({ open: fileLine(hash, bytes) });
  }
  const { anchors } = await client.listChains({ contractId });
  for (const anchor of anchors) yield JSON.stringify({ anchor });
  let page = await client.exportItems({ contractId });
  while (true) {
    for (const item of page.items) yield JSON.stringify({ item });
    if (page.next === undefined) return;
    page = await client.exportItems({ contractId, after: page.next });
  }
}

/** The lines as a text, with the last line that proves them whole. */
export async function wholeExport(lines: AsyncIterable<string>): Promise<string> {
  const text: string[] = [];
  for await (const line of lines) text.push(`${line}\n`);
  const before = text.join('');
  return `${before}${JSON.stringify({ end: { lines: text.length, sha256: sha256(before) } })}\n`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function fileLine(hash: string, bytes: Uint8Array) {
  return { hash, bytes: Buffer.from(bytes).toString('base64') };
}
