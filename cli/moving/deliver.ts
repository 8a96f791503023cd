import type { Client } from '../../api/contract/client.ts';
import type { ContractView } from '../../api/contract/views.ts';
import type { Item } from '../../core/lifecycle/items/item.ts';
import type { ExportFile } from '../../core/lifecycle/leaving/export-file.ts';
import { OPEN } from './collect.ts';

/** As many as one transaction takes. */
const ITEMS_A_CALL = 100;

/**
 * Brings an export into a running Utfall. Until the last call nobody there meets the contract; the same export
 * delivered again goes on where an earlier delivery broke off.
 *
 * @throws Error when a file arrived as another than it left
 */
export async function deliverExport(
  client: Client,
  exported: ExportFile,
  key: string | undefined,
): Promise<ContractView> {
  const contractId = exported.head.contract;
  for (const { zone, hash, bytes } of exported.files) {
    const sealed = zone === OPEN || key === undefined ? {} : { key };
    const data = new File([Buffer.from(bytes, 'base64')], 'file');
    const received = await client.receiveFile({ contractId, body: { zone, data, ...sealed } });
    if (received.hash !== hash) throw new Error(`${hash} arrived as ${received.hash}`);
  }
  const lines = [
    ...exported.anchors.map((anchor) => ({ anchor })),
    ...exported.items.map((item) => ({ item })),
  ];
  for (let at = 0; at < lines.length; at += ITEMS_A_CALL) {
    const data = linesFile(lines.slice(at, at + ITEMS_A_CALL));
    await client.receiveItems({ contractId, body: { data } });
  }
  return client.completeArrival({
    contractId,
    body: { data: linesFile([{ item: exported.contract }]) },
  });
}

/**
 * Persons log in through another issuer after the move: everywhere but in the event chain, which stays as it was, they
 * are known under the new one. So nobody who attested before may attest the same again under another name.
 */
export function withIssuer(
  exported: ExportFile,
  { from, to }: { from: string; to: string },
): ExportFile {
  const renamed = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value), (key, inner) =>
      key === 'issuer' && inner === from ? to : inner,
    );
  const items = exported.items.map((item: Item) => (item.kind === 'event' ? item : renamed(item)));
  return { ...exported, contract: renamed(exported.contract), items };
}

function linesFile(lines: readonly object[]): File {
  return new File([lines.map((line) => JSON.stringify(line)).join('\n')], 'lines.jsonl');
}
