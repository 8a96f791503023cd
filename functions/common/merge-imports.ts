import { type Answer, answer, type Finding, hasErrors, refusal } from '../../core/findings.ts';
import { readEnrolments } from '../../core/intake/enrolments.ts';
import { readObservations } from '../../core/intake/observations.ts';
import type { PeriodData } from '../../core/lifecycle/data/completeness.ts';
import { newestCounts } from '../../core/lifecycle/data/newest-counts.ts';
import type { Snapshot } from '../../core/lifecycle/data/snapshot.ts';
import { updatedEnrolments } from '../../core/outcomes/deliveries/updated.ts';
import type { Enrolment } from '../../core/outcomes/records.ts';
import { readResults } from '../../core/settlement/results-file.ts';

/**
 * What the imports of a snapshot say together, read from their files' texts by hash; every finding of every file
 * where one does not read.
 */
export function mergeImports(
  imports: Snapshot['imports'],
  texts: ReadonlyMap<string, string>,
): Answer<PeriodData> {
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
      figures: newestCounts(parts.flatMap((part) => part.figures ?? [])),
    },
    findings,
  );
}

function readOne(
  what: Snapshot['imports'][number]['what'],
  text: string,
  importId: string,
): Answer<Partial<PeriodData>> {
  switch (what) {
    case 'enrolments': {
      const read = readEnrolments(text, importId, { isKept: true });
      return read.ok ? answer({ enrolments: read.value }, read.findings) : read;
    }
    case 'observations': {
      const read = readObservations(text, importId, { isKept: true });
      return read.ok ? answer({ observations: read.value }, read.findings) : read;
    }
    case 'figures': {
      const read = readResults(text, importId);
      return read.ok ? answer({ figures: [read.value.facts] }, read.findings) : read;
    }
  }
}
