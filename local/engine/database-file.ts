import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { StartError } from './start-error.ts';

const MAGIC = 'SQLite format 3\0';
/**
 * How the schema records the table in which dynoxide keeps its list of tables: type, name and table
 * name, one after the other. Without it, the file is somebody else's.
 */
const CATALOGUE = 'table_tables_tables';

/**
 * Refuses a file that dynoxide would spoil or choke on. dynoxide itself takes any SQLite file and
 * adds its tables to it, so whose file it is has to be asked before it starts.
 *
 * @throws StartError `database-corrupt`
 */
export function checkDatabaseFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || found.size === 0) return; // new: dynoxide creates it
  const refuse = (reason: string) => new StartError('database-corrupt', { file, reason });
  if (!found.isFile()) throw refuse('not a file');
  const handle = openSync(file, 'r');
  try {
    const header = readBytes(handle, 0, 100);
    if (header.toString('latin1', 0, 16) !== MAGIC) throw refuse('not an SQLite file');
    // With a write-ahead log the schema may not have reached the file yet; SQLite checks the log.
    if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
    const pageSize = pageSizeOf(header);
    if (header.readUInt32BE(28) * pageSize > found.size) {
      throw refuse('shorter than its header says');
    }
    // Killed between creating the file and its tables: nothing was acknowledged, it may go on.
    if (isEmptySchema(handle)) return;
    const schema = schemaText({ handle, pageSize, page: 1, depth: 0 });
    if (!schema.includes(CATALOGUE)) throw refuse('an SQLite file of another program');
  } finally {
    closeSync(handle);
  }
}

/** Page size 65,536 does not fit in the header's two bytes and is written as 1. */
function pageSizeOf(header: Buffer): number {
  const written = header.readUInt16BE(16);
  return written === 1 ? 65_536 : written;
}

/** A leaf page (type 13) without cells. */
function isEmptySchema(handle: number): boolean {
  const page = readBytes(handle, 100, 5);
  return page[0] === 13 && page.readUInt16BE(3) === 0;
}

type Page = { handle: number; pageSize: number; page: number; depth: number };

/**
 * The raw bytes of all leaf pages of `sqlite_schema`, whose b-tree starts at page 1. Enough to see
 * whether a table of a given name is declared, which is all that is asked of it.
 */
function schemaText({ handle, pageSize, page, depth }: Page): string {
  const bytes = readBytes(handle, (page - 1) * pageSize, pageSize);
  const start = page === 1 ? 100 : 0; // page 1 begins with the file header
  const interior = bytes[start] === 5;
  if (!interior || depth > 8) return bytes.toString('latin1');
  const cells = bytes.readUInt16BE(start + 3);
  const children = [bytes.readUInt32BE(start + 8)];
  for (let cell = 0; cell < cells; cell += 1) {
    children.push(bytes.readUInt32BE(bytes.readUInt16BE(start + 12 + 2 * cell)));
  }
  return children
    .map((child) => schemaText({ handle, pageSize, page: child, depth: depth + 1 }))
    .join('');
}

function readBytes(handle: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  readSync(handle, buffer, 0, length, position);
  return buffer;
}
