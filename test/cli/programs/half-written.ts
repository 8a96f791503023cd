import { outputFiles } from '../../../cli/outputs.ts';
import { PrivateFile } from '../../../cli/pseudonyms/private-file.ts';

/** A process that has begun a file of persons, and is ended before it is whole. */
const asking = { reads: [], overwrite: true, io: { language: 'en' } } as const;
const [named] = outputFiles([process.argv[2] ?? ''], asking);
const file = new PrivateFile(named, { delimiter: ',' });
// More than is kept in memory, so that some of it lies in the folder.
for (let row = 0; row < 200_000; row += 1) file.line([`p-${row}`, '2026-01-31']);
process.stdout.write('half-written\n');
if (process.argv[3] === 'throw') throw new Error('The disk is full');
setInterval(() => undefined, 60_000);
