import { type Answer, answer, type Finding, hasErrors, refusal } from '../../core/findings.ts';
import { readEnrolments } from '../../core/intake/enrolments.ts';
import { readObservations } from '../../core/intake/observations.ts';
import type { PeriodData } from '../../core/lifecycle/completeness.ts';
import type { Snapshot } from '../../core/lifecycle/snapshot.ts';
import type { Enrolment } from '../../core/outcomes/records.ts';
import { updatedEnrolments } from '../../core/outcomes/updated.ts';
import { readResults } from '../../core/settlement/results-file.ts';
import type { StepContext } from '../step.ts';
import { type Reading, readPersonFiles } from './person-files.ts';

/**
 * Reads imports back from their files. What was taken in at the door reads again; a refusal here says that
 * the rules of reading have changed since, or that two imports do not agree.
 */
export async function readImports(
  context: Pick<StepContext, 'store' | 'files'>,
  imports: Snapshot['imports'],
  reading: Omit<Reading, 'files'>,
): Promise<Answer<PeriodData>> {
  const texts = await textsOf(context, imports, reading);
  const read = imports.map(({ importId, what, file }) =>
    readOne(what, texts.get(file) ?? '', importId),
  );
  const findings: Finding[] = read.flatMap((each) => [...each.findings]);
  const parts = read.flatMap((each) => (each.ok ? [each.value] : []));
  if (hasErrors(findings) || parts.length < read.length) return refusal(findings);
  return answer(
    {
      enrolments: parts.reduce(
        (known: readonly Enrolment[], part) =>
          updatedEnrolments(known, part.enrolments ?? []).enrolments,
        [],
      ),
      observations: parts.flatMap((part) => part.observations ?? []),
      figures: parts.flatMap((part) => part.figures ?? []),
    },
    findings,
  );
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

function readOne(
  what: Snapshot['imports'][number]['what'],
  text: string,
  importId: string,
): Answer<Partial<PeriodData>> {
  switch (what) {
    case 'enrolments': {
      const read = readEnrolments(text, importId);
      return read.ok ? answer({ enrolments: read.value }, read.findings) : read;
    }
    case 'observations': {
      const read = readObservations(text, importId);
      return read.ok ? answer({ observations: read.value }, read.findings) : read;
    }
    case 'figures': {
      const read = readResults(text, importId);
      return read.ok ? answer({ figures: [read.value.facts] }, read.findings) : read;
    }
  }
}
