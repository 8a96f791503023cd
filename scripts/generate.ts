import { readFileSync, writeFileSync } from 'node:fs';
import { DOCUMENTS, documentText } from './documents/documents.ts';
import { GENERATED } from './generated/files.ts';

/** Writes every generated file of the repository; `npm run generate`. Tests fail on a file that is stale. */
for (const { path, content } of GENERATED) {
  writeFileSync(
    path,
    content(() => readFileSync(path, 'utf8')),
  );
  process.stdout.write(`wrote ${path}\n`);
}

for (const path of DOCUMENTS) {
  writeFileSync(path, await documentText(path));
  process.stdout.write(`wrote ${path}\n`);
}
