import type { Finding } from '../../../core/findings.ts';
import { FindingTally } from '../../../core/intake/source/tally.ts';
import {
  type Against,
  type Fitting,
  observationsFitting,
} from '../../../core/outcomes/checks/fitting.ts';
import { repetitionsOf } from '../../../core/outcomes/deliveries/in-force.ts';
import type { Updated } from '../../../core/outcomes/deliveries/updated.ts';
import type { Observation } from '../../../core/outcomes/records.ts';

/** What is wrong with rows of observations beside what is known, and which of them were delivered before. */
export function fittingOrRepeated(against: Against): Fitting<Observation> {
  const sorted = repetitionsOf(against.terms, against.observations);
  const { findings, isFinal } = observationsFitting(against);
  return {
    isFinal,
    *findings(rows) {
      const { fresh, repeated } = sorted(rows);
      yield* repeated.map(deliveredBefore);
      yield* findings(fresh);
    },
  };
}

/** What whoever delivers is told of many rows: the first thousand, and how many more. */
export function firstOf(findings: Iterable<Finding>): Finding[] {
  const tally = new FindingTally();
  tally.add(findings);
  return tally.findings();
}

export function deliveredBefore({ observation, at }: Observation): Finding {
  const place = { ...at, field: 'person' };
  return { code: 'import.delivered-before', severity: 'error', at: place, facts: { observation } };
}

/** What whoever delivers a list of enrolments is told of the rows that change nothing. */
export function remarksOnKnown({ known, silent }: Updated, rows: number): Finding[] {
  return [
    ...(known > 0 ? [warning('import.nothing-new', { known, rows })] : []),
    ...(silent > 0 ? [warning('import.leaving-stays', { rows: silent })] : []),
  ];
}

function warning(code: string, facts: Finding['facts']): Finding {
  return { code, severity: 'warning', at: {}, facts };
}
