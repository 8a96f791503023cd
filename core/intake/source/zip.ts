const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The end record is 22 bytes, and a comment of at most 65,535 may follow it. */
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;

/** Whether the bytes begin as a ZIP archive does, which every XLSX file is. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** Deflate makes at most so much of a byte (https://zlib.net/zlib_tech.html). */
const DEFLATED_RATIO_MAX = 1032;
const DEFLATED = 8;
/** What an archive says in place of a number that is written elsewhere, where it is one of more than four gigabytes. */
const [ELSEWHERE_16, ELSEWHERE_32] = [0xffff, 0xffff_ffff];

/**
 * How many bytes an archive unpacks to at most, read from its directory without unpacking anything, so that a small
 * file that would fill the memory is refused first. An entry that says to hold nothing is counted as the most that its
 * bytes can become. Whoever unpacks must hold each entry to what it said.
 *
 * @returns nothing where there is no directory, or one that can be read in two ways: the archive is cut off, or no
 *   program has written it so.
 */
export function unpackedBytes(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryOf(view);
  if (directory === undefined) return undefined;
  let { place } = directory;
  let total = 0;
  for (let entry = 0; entry < directory.entries; entry += 1) {
    if (place + 46 > view.byteLength || view.getUint32(place, true) !== DIRECTORY_ENTRY) {
      return undefined;
    }
    const most = entryBytesMax(view, place);
    if (most === undefined) return undefined;
    total += most;
    place += 46 + [28, 30, 32].reduce((sum, at) => sum + view.getUint16(place + at, true), 0);
  }
  return total;
}

/** An entry of four gigabytes or more says so by the largest number, which is too much in any case. */
function entryBytesMax(view: DataView, place: number): number | undefined {
  const isDeflated = view.getUint16(place + 10, true) === DEFLATED;
  const packed = view.getUint32(place + 20, true);
  const said = view.getUint32(place + 24, true);
  // Deflate makes two bytes of nothing: its size would have to be looked for behind the entry.
  if (isDeflated && packed === 0) return undefined;
  const most = isDeflated ? packed * DEFLATED_RATIO_MAX : packed;
  return said === 0 || !isDeflated ? Math.max(said, most) : said;
}

/** How many entries an archive has, and where its directory begins. */
export function directoryOf(view: DataView): { entries: number; place: number } | undefined {
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const entries = view.getUint16(end + 10, true);
  const [length, place] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  // Then another directory counts, of an archive of more than four gigabytes.
  const isElsewhere = entries === ELSEWHERE_16 || [length, place].includes(ELSEWHERE_32);
  return isElsewhere ? undefined : { entries, place };
}

function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let place = last; place >= Math.max(0, last - COMMENT_BYTES_MAX); place -= 1) {
    if (view.getUint32(place, true) === END_OF_DIRECTORY) return place;
  }
  return undefined;
}
