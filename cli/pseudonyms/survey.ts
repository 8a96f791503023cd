import { createReadStream } from 'node:fs';
import {
  type Encoding,
  isCertainly1252,
  looksLikeUtf16,
  markOf,
} from '../../core/intake/source/encoding.ts';

/** Enough of a file's beginning to see its encoding and its header. */
const START_BYTES = 64 * 1024;

/** What a file of any length is, found by reading it once from end to end. */
export type Survey = { readonly start: Uint8Array; readonly encoding: Encoding | undefined };

/** The encoding of a text file that may be larger than memory; none where it cannot be told. */
export async function surveyed(file: string): Promise<Survey> {
  let start: Uint8Array = new Uint8Array();
  let isUtf8 = true;
  let is1252 = true;
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    if (start.length === 0) start = Uint8Array.from(chunk.subarray(0, START_BYTES));
    isUtf8 &&= decodes(utf8, chunk);
    is1252 &&= isCertainly1252(chunk);
  }
  isUtf8 &&= decodes(utf8);
  const byStart = markOf(start) ?? (looksLikeUtf16(start) ? 'utf-16' : undefined);
  const byContent = isUtf8 ? 'utf-8' : is1252 ? 'windows-1252' : undefined;
  return { start, encoding: byStart ?? byContent };
}

/** Without bytes: whether what came before was whole. */
function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}
