import type { Finding } from '../../findings.ts';

/** All rows of a file are held together: some 300 bytes each. A text of more letters there cannot be. */
const MOST = { millions: 8, megabytes: 500 };
const LINE_FEED = 10;

/**
 * The finding that a file has more rows, or more bytes, than can be held together.
 *
 * @param blocks the file's bytes
 * @example tooLarge('o.csv', [bytes]) // → intake.file-too-large with { millions: 24, megabytes: 801, … }, or nothing
 */
export function tooLarge(file: string, blocks: Iterable<Uint8Array>): Finding | undefined {
  let bytes = 0;
  let rows = 0;
  for (const block of blocks) {
    bytes += block.length;
    rows += rowsIn(block);
  }
  const [megabytes, millions] = [bytes, rows].map((count) => Math.ceil(count / 1_000_000));
  if (megabytes === undefined || millions === undefined) return undefined;
  if (megabytes <= MOST.megabytes && millions <= MOST.millions) return undefined;
  return finding(file, { millions, megabytes, mostMillions: MOST.millions });
}

/** The same of a file that cannot even be looked through at once: how many rows it has, nobody knows. */
export function tooLargeToOpen(file: string, bytes: number): Finding {
  return finding(file, { megabytes: Math.ceil(bytes / 1_000_000) });
}

function finding(file: string, found: Finding['facts']): Finding {
  const facts = { ...found, mostMegabytes: MOST.megabytes };
  return { code: 'intake.file-too-large', severity: 'error', at: { file }, facts };
}

function rowsIn(block: Uint8Array): number {
  let rows = 0;
  for (let at = 0; at < block.length; at += 1) if (block[at] === LINE_FEED) rows += 1;
  return rows;
}
