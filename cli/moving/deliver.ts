import type { Client } from '../../api/contract/client.ts';
import type { ContractView } from '../../api/contract/views.ts';
import type { ExportFile } from '../../core/lifecycle/export-file.ts';
import type { Item } from '../../core/lifecycle/items/item.ts';

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
  for (const { hash, bytes } of exported.open) {
    await deliverFile(client, { contractId, hash, data: fileOf(bytes) });
  }
  for (const { hash, bytes } of exported.persons) {
    const sealed = { data: fileOf(bytes), ...(key === undefined ? {} : { key }) };
    await deliverFile(client, { contractId, hash, ...sealed });
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

async function deliverFile(
  client: Client,
  sent: { contractId: string; hash: string; data: File; key?: string },
): Promise<void> {
  const { contractId, hash, ...body } = sent;
  const received = await client.receiveFile({ contractId, body });
  if (received.hash !== hash) throw new Error(`${hash} arrived as ${received.hash}`);
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

function fileOf(base64: string): File {
  return new File([Buffer.from(base64, 'base64')], 'file');
}

function linesFile(lines: readonly object[]): File {
  return new File([lines.map((line) => JSON.stringify(line)).join('\n')], 'lines.jsonl');
}
