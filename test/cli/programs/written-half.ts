import { outputFiles } from '../../../cli/outputs.ts';
import { writeFiles } from '../../../cli/write.ts';

/** A process that writes a file of a megabyte where less has room. */
const io = { language: 'en' } as const;
const [file] = outputFiles([process.argv[2] ?? ''], { reads: [], overwrite: true, io });
writeFiles([{ file, text: 'p-1,2026-01-31\n'.repeat(70_000) }], io);
