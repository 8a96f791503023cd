import { directoryOf } from './zip.ts';

/** A file within an archive, as the directory lists it. */
export type ZipEntry = {
  readonly name: string;
  readonly isDeflated: boolean;
  /** How many bytes it says to unpack to. */
  readonly bytes: number;
  readonly packed: Uint8Array;
};

/** The files within an archive, packed as they are. */
export function* zipEntries(bytes: Uint8Array): Generator<ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { entries = 0, place: first = 0 } = directoryOf(view) ?? {};
  let place = first;
  for (let entry = 0; entry < entries; entry += 1) {
    const [nameLength = 0, ...others] = [28, 30, 32].map((at) => view.getUint16(place + at, true));
    const name = new TextDecoder().decode(bytes.subarray(place + 46, place + 46 + nameLength));
    const header = view.getUint32(place + 42, true);
    const begin =
      header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    yield {
      name,
      isDeflated: view.getUint16(place + 10, true) !== 0,
      bytes: view.getUint32(place + 24, true),
      packed: bytes.subarray(begin, begin + view.getUint32(place + 20, true)),
    };
    place += 46 + others.reduce((sum, length) => sum + length, nameLength);
  }
}

/** An entry as text; no further than it said to go. */
export async function unpackedText({ isDeflated, bytes, packed }: ZipEntry): Promise<string> {
  if (!isDeflated) return new TextDecoder().decode(packed);
  const unpacking = new Blob([Uint8Array.from(packed)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of unpacking) {
    length += chunk.length;
    if (length > bytes) break;
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}
