import { withLibraryTable } from './library-table.ts';
import { termsReference } from './terms-reference.ts';
import { mappingSchemaText, termsSchemaText } from './terms-schema.ts';

/** A file that is generated, whole or in part; `content` gets what stands in it now. */
type GeneratedFile = {
  readonly path: string;
  readonly content: (current: () => string) => string;
};

export const GENERATED: readonly GeneratedFile[] = [
  { path: 'contracts/terms.schema.json', content: () => termsSchemaText() },
  { path: 'contracts/mapping.schema.json', content: () => mappingSchemaText() },
  { path: 'README.md', content: (current) => withLibraryTable(current()) },
  { path: 'docs/terms.md', content: (current) => termsReference(current()) },
];
