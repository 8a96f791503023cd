import type { Source } from '../../core/outcomes/stream/bytes/source.ts';

const LINE_FEED = 0x0a;

/**
 * Several table files as one, as if their rows had come together: the first as it is, then the others without their
 * heading. Undefined where they have not the same heading, or where a file does not end with its last line.
 *
 * @example joined('import-1', [bytes('person\np-1\n'), bytes('person\np-2\n')]) // → person, p-1, p-2
 */
export function joined(file: string, files: readonly Uint8Array[]): Source | undefined {
  const [first, ...others] = files;
  if (first === undefined) return undefined;
  if (others.length === 0) return { file, blocks: () => [first] };
  if (files.some((bytes) => bytes.at(-1) !== LINE_FEED)) return undefined;
  const heading = headingOf(first);
  if (others.some((bytes) => !isSame(headingOf(bytes), heading))) return undefined;
  return { file, blocks: () => [first, ...others.map((bytes) => bytes.subarray(heading.length))] };
}

function headingOf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, bytes.indexOf(LINE_FEED) + 1);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
