import type { Answer } from '../../core/findings.ts';
import type { PeriodData } from '../../core/lifecycle/data/completeness.ts';
import type { Snapshot } from '../../core/lifecycle/data/snapshot.ts';
import type { StepContext } from '../step.ts';
import { type Reading, readPersonFiles } from './person-files.ts';

/**
 * Reads imports back from their files. What was taken in at the door reads again; a refusal here says that
 * the rules of reading have changed since, or that two imports do not agree. What reads them is loaded while the
 * files are fetched.
 */
export async function readImports(
  context: Pick<StepContext, 'store' | 'files'>,
  imports: Snapshot['imports'],
  reading: Omit<Reading, 'files'>,
): Promise<Answer<PeriodData>> {
  const loading = import('./merge-imports.ts');
  const texts = await textsOf(context, imports, reading);
  const { mergeImports } = await loading;
  return mergeImports(imports, texts);
}

/** The files' texts by hash; persons' data are read with a note of what for. */
async function textsOf(
  context: Pick<StepContext, 'store' | 'files'>,
  imports: Snapshot['imports'],
  reading: Omit<Reading, 'files'>,
): Promise<Map<string, string>> {
  const filesOf = (isOpen: boolean) =>
    imports.filter(({ what }) => (what === 'figures') === isOpen).map(({ file }) => file);
  const figures = filesOf(true).map(async (file) => {
    const bytes = await context.files.get('full', reading.contractId, file);
    return [file, new TextDecoder().decode(bytes)] as const;
  });
  const persons = filesOf(false);
  const texts = await readPersonFiles(context, { ...reading, files: persons });
  return new Map([
    ...(await Promise.all(figures)),
    ...persons.map((file, index) => [file, texts[index] ?? ''] as const),
  ]);
}
