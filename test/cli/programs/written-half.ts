import { writeText } from '../../../cli/write.ts';

/** A process that writes a file of a megabyte where less has room. */
const io = { out: () => undefined, err: () => undefined, language: 'en', json: false } as const;
writeText(process.argv[2] ?? '', 'p-1,2026-01-31\n'.repeat(70_000), {
  io: { ...io, env: {} },
  overwrite: true,
});
