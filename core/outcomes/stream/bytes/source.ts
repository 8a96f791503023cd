/** A file that can be read again from its beginning, block by block; each block is lent until the next is asked for. */
export type Source = { readonly file: string; readonly blocks: () => Iterable<Uint8Array> };

/** All of a file as text. */
export function textOf({ blocks }: Pick<Source, 'blocks'>): string {
  const decoder = new TextDecoder();
  let text = '';
  for (const block of blocks()) text += decoder.decode(block, { stream: true });
  return text + decoder.decode();
}

/** How many bytes a file has. */
export function bytesIn({ blocks }: Pick<Source, 'blocks'>): number {
  let bytes = 0;
  for (const { length } of blocks()) bytes += length;
  return bytes;
}
