/** A file that can be read again from its beginning, block by block; each block is lent until the next is asked for. */
export type Source = { readonly file: string; readonly blocks: () => Iterable<Uint8Array> };
