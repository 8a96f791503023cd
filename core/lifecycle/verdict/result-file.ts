import type { Finding } from '../../findings.ts';
import type { Evaluation } from '../../outcomes/evaluation.ts';
import type { ClaimFact, Facts } from '../../settlement/facts.ts';

/** The figures of a period's result, as settlement reads them. */
export type ResultFacts = Pick<Facts, 'metrics' | 'capital' | 'amounts' | 'events' | 'claims'>;

/** What persons' data say, without anything about one person. */
export type AggregateEvaluation = Omit<Evaluation, 'claims' | 'facts'> & {
  /** Claims on the rate card, per outcome. */
  readonly claimCounts: readonly { readonly outcome: string; readonly count: number }[];
};

/** The open file of a period's result: aggregates only, so that it can be shown and kept for good. */
export type ResultFile = {
  readonly result: 'utfall-result/1';
  readonly contract: string;
  readonly periodId: string;
  readonly revision: number;
  readonly termsVersion: number;
  readonly termsHash: string;
  readonly snapshotHash: string;
  readonly asOf: string;
  /** So that its hash, which everybody sees, tells no count that is withheld (`blindOf`). */
  readonly blind?: string;
  /** Left out where only aggregate figures were delivered. */
  readonly evaluation?: AggregateEvaluation;
  /** Warnings and notes that came up on the way. */
  readonly remarks: readonly Finding[];
  /** Claims are published counts; claims of persons are in the person zone. */
  readonly facts: ResultFacts;
};

/** The person-zone file with the claims of persons. */
export type ClaimsFile = { readonly claims: readonly ClaimFact[] };

/** A verified result with its claims, and where its period lies. */
export type VerifiedResult = {
  readonly periodId: string;
  readonly blind?: string | undefined;
  readonly facts: ResultFacts;
  readonly claims: readonly ClaimFact[];
};

/**
 * How many claims there are of each outcome: a row may say several, or that there was none.
 *
 * @example countClaims([{ outcome: 'job', count: '2' }, { outcome: 'job', count: '0' }]) // → job: 2
 */
export function countClaims(claims: readonly ClaimFact[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { outcome, persons = 1, count = '1' } of claims) {
    // Whole numbers far below 2⁵³, which a float holds exactly.
    const more = persons * Number(count);
    if (more !== 0) counts.set(outcome, (counts.get(outcome) ?? 0) + more);
  }
  return counts;
}

/** Splits an evaluation into what everybody may read and the claims of persons. */
export function splitEvaluation(evaluation: Evaluation): {
  aggregate: AggregateEvaluation;
  claims: readonly ClaimFact[];
} {
  const { claims, facts, ...aggregate } = evaluation;
  const claimCounts = [...countClaims(claims)].map(([outcome, count]) => ({ outcome, count }));
  return { aggregate: { ...aggregate, claimCounts }, claims: facts.claims };
}

/**
 * Everything verified to date, from the results of the periods, oldest period first. What several results say
 * about the same figure is said by the newest; claims add up, each in the result of its own period.
 */
export function factsOf(results: readonly VerifiedResult[]): ResultFacts {
  const all = results.map(({ facts }) => facts);
  const where = ({ cohort, period }: { cohort?: string; period?: string }) =>
    [cohort ?? '', period ?? ''].join(' ');
  return {
    metrics: newest(
      all.flatMap(({ metrics }) => metrics),
      (fact) => [fact.metric, where(fact)].join(' '),
    ),
    amounts: newest(
      all.flatMap(({ amounts }) => amounts),
      (fact) => [fact.amount, where(fact)].join(' '),
    ),
    events: newest(
      all.flatMap(({ events }) => events),
      (fact) => [fact.event, where(fact)].join(' '),
    ),
    capital: all.flatMap(({ capital }) => capital),
    claims: results.flatMap(({ periodId, facts, claims }) =>
      [...facts.claims, ...claims].filter(
        ({ period }) => period === undefined || period === periodId,
      ),
    ),
  };
}

function newest<T>(facts: readonly T[], keyOf: (fact: T) => string): T[] {
  return [...new Map(facts.map((fact) => [keyOf(fact), fact])).values()];
}
