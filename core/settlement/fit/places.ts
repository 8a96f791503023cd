import type { Finding } from '../../findings.ts';
import { isWider } from '../engine/fact-book.ts';
import type { ISODate, Whereabouts } from '../facts.ts';
import { type SettlementCode, settlementFinding } from '../finding.ts';
import type { Known } from './known.ts';

/** A fact with its name, its place in the input, and where it belongs. */
export type Placed = Whereabouts & {
  readonly name: string;
  readonly path: string;
  readonly date?: ISODate | undefined;
};

export function notInTerms(
  code: SettlementCode,
  { name, path }: Placed,
  known: Iterable<string>,
): Finding {
  return settlementFinding(code, { path, facts: { name, known: [...known] } });
}

/** A cohort, period or date that cannot be. */
export function placeFindings(fact: Placed, known: Known, asOf: ISODate): Finding[] {
  const { name, path, cohort, period, date } = fact;
  const findings: Finding[] = [];
  if (cohort !== undefined && !known.cohorts.has(cohort)) {
    findings.push(
      notInTerms('settlement.cohort-not-in-terms', { name: cohort, path }, known.cohorts),
    );
  }
  const within = period === undefined ? undefined : known.periods.get(period);
  if (period !== undefined && !within) {
    findings.push(
      notInTerms('settlement.period-not-in-terms', { name: period, path }, known.periods.keys()),
    );
  }
  if (date !== undefined && date > asOf) {
    findings.push(
      settlementFinding('settlement.dated-after', { path, facts: { name, date, asOf } }),
    );
  }
  if (within && date !== undefined && (date < within.from || date > within.to)) {
    const { id, from, to } = within;
    const facts = { name, date, period: id, from, to };
    findings.push(settlementFinding('settlement.dated-outside-period', { path, facts }));
  }
  return findings;
}

/** Facts that say the same thing twice, or of which one holds part of the other. */
export function repeatFindings(facts: readonly Placed[]): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, Placed[]>();
  for (const fact of facts) {
    const others = seen.get(fact.name) ?? [];
    const same = others.find(
      (other) => other.cohort === fact.cohort && other.period === fact.period,
    );
    if (same) {
      const said = { name: fact.name, first: same.path };
      findings.push(settlementFinding('settlement.fact-twice', { path: fact.path, facts: said }));
    } else if (others.some((other) => crosses(other, fact))) {
      const said = { name: fact.name };
      findings.push(
        settlementFinding('settlement.facts-overlap', { path: fact.path, facts: said }),
      );
    }
    seen.set(fact.name, [...others, fact]);
  }
  return findings;
}

/** One is for a cohort and the other for a period: neither holds the other, and they share a part. */
function crosses(one: Whereabouts, other: Whereabouts): boolean {
  const mayShareCohort = one.cohort === undefined || other.cohort === undefined;
  const mayShareEach =
    (mayShareCohort || one.cohort === other.cohort) &&
    (one.period === undefined || other.period === undefined || one.period === other.period);
  return mayShareEach && !isWider(one, other) && !isWider(other, one);
}
