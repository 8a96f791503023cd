const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The end record is 22 bytes, and a comment of at most 65,535 may follow it. */
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;

/** Whether the bytes begin as a ZIP archive does, which every XLSX file is. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * How many bytes an archive says that it unpacks to, read from its directory without unpacking anything, so that
 * a small file that would fill the memory is refused first. Whoever unpacks must hold each entry to what it said.
 *
 * @returns nothing where there is no directory: the archive is cut off or is none.
 */
export function unpackedBytes(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const entries = view.getUint16(end + 10, true);
  let place = view.getUint32(end + 16, true);
  let total = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (place + 46 > view.byteLength || view.getUint32(place, true) !== DIRECTORY_ENTRY) {
      return undefined;
    }
    // An entry of four gigabytes or more says so by the largest number, which is too much in any case.
    total += view.getUint32(place + 24, true);
    place += 46 + [28, 30, 32].reduce((sum, at) => sum + view.getUint16(place + at, true), 0);
  }
  return total;
}

function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let place = last; place >= Math.max(0, last - COMMENT_BYTES_MAX); place -= 1) {
    if (view.getUint32(place, true) === END_OF_DIRECTORY) return place;
  }
  return undefined;
}
