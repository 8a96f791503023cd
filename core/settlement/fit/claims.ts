import type { Finding } from '../../findings.ts';
import type { ClaimFact, Facts } from '../facts.ts';
import { settlementFinding } from '../finding.ts';
import type { Known } from './known.ts';
import { notInTerms, placeFindings } from './places.ts';

/** What does not fit of claims: their outcomes, counts and places, and claims that stand there twice. */
export function claimFindings({ claims, asOf }: Facts, known: Known): Finding[] {
  const findings: Finding[] = [];
  const tallies = new Map<string, Tally>();
  for (const [at, claim] of claims.entries()) {
    const path = `/facts/claims/${at}`;
    const { outcome: name, cohort, period, date, count } = claim;
    const needs = known.outcomes.get(name);
    if (!needs) {
      findings.push(
        notInTerms('settlement.outcome-not-in-terms', { name, path }, known.outcomes.keys()),
      );
      continue;
    }
    if (cohort !== undefined || period !== undefined || (date ?? '') > asOf) {
      const where = {
        ...(cohort === undefined ? {} : { cohort }),
        ...(period === undefined ? {} : { period }),
      };
      findings.push(...placeFindings({ name, path, date, ...where }, known, asOf));
    }
    if (needs.size > 0) findings.push(...missingPlaces(claim, { path, known, needs }));
    if (count !== undefined && !/^-?\d+$/.test(count)) {
      findings.push(
        settlementFinding('settlement.count-not-whole', { path, facts: { name, count } }),
      );
      continue;
    }
    findings.push(...tallied(tallies, claim, path));
  }
  return [...findings, ...withdrawnTooMany(tallies)];
}

type Tally = { readonly name: string; readonly path: string; count: number; positive: boolean };

/** Adds a claim to its person's day; the same claim a second time is a finding, a withdrawal is not. */
function tallied(tallies: Map<string, Tally>, claim: ClaimFact, path: string): Finding[] {
  const { outcome: name, person, date, cohort, period } = claim;
  const count = Number(claim.count ?? '1');
  const key =
    person === undefined
      ? `${name}|${cohort}|${period}`
      : `${name}|${person}|${date}|${cohort}|${period}|`;
  const tally = tallies.get(key);
  if (!tally) {
    tallies.set(key, { name, path, count, positive: count > 0 });
    return [];
  }
  const isTwice = person !== undefined && count > 0 && tally.positive;
  tally.count += count;
  tally.positive ||= count > 0;
  const facts = { name, first: tally.path };
  return isTwice ? [settlementFinding('settlement.fact-twice', { path, facts })] : [];
}

function withdrawnTooMany(tallies: ReadonlyMap<string, Tally>): Finding[] {
  return [...tallies.values()]
    .filter(({ count }) => count < 0)
    .map(({ name, path, count }) =>
      settlementFinding('settlement.withdrawn-too-many', { path, facts: { name, count: -count } }),
    );
}

/** A claim on a line that is computed within cohorts or periods must say, or show by its day, which. */
function missingPlaces(
  { outcome: name, cohort, period, date }: ClaimFact,
  asked: { path: string; known: Known; needs: ReadonlySet<'cohort' | 'period'> },
): Finding[] {
  const { path, known, needs } = asked;
  const isInPeriod =
    period !== undefined ||
    [...known.periods.values()].some(
      ({ from, to }) => date !== undefined && from <= date && date <= to,
    );
  const words = [
    ...(needs.has('cohort') && cohort === undefined ? ['cohort'] : []),
    ...(needs.has('period') && !isInPeriod ? ['period'] : []),
  ];
  return words.map((word) =>
    settlementFinding('settlement.place-missing', { path, facts: { name, word } }),
  );
}
