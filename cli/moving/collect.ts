import { createHash } from 'node:crypto';
import type { Client } from '../../api/contract/client.ts';
import type { ExportHead } from '../../core/lifecycle/leaving/export-file.ts';

/** The zone that everybody of the contract may read; files of others are sealed. */
export const OPEN = 'open';

/**
 * The lines of an export, as a running Utfall gives them away. Files come before items: that persons were read is an
 * event, and so the items tell it.
 *
 * @param key the transport key; left out: there are open files only, or the others stay
 */
export async function* exportLines(
  client: Client,
  { head, key }: { head: ExportHead; key?: string },
): AsyncGenerator<string> {
  const contractId = head.contract;
  yield JSON.stringify(head);
  const { files } = await client.exportFiles({ contractId });
  for (const { zone, hash } of files) {
    const body = key !== undefined && zone !== OPEN ? { zone, key } : undefined;
    if (!body && zone !== OPEN) continue;
    const bytes = body
      ? await client.exportSealed({ contractId, hash, body })
      : await client.readFile({ contractId, hash });
    yield JSON.stringify({ file: { zone, hash, bytes: Buffer.from(bytes).toString('base64') } });
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
