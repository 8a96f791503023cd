import type { Facts } from '../facts.ts';
import { figureNamed } from '../figures/figure-named.ts';
import { numberAt } from '../figures/number.ts';
import { sentenceAt } from '../mechanism/sentence.ts';
import { claimBook } from '../rates/claim-book.ts';
import type { SettledAmount, TermsInForce } from '../settlement.ts';
import type { Engine } from './engine.ts';
import { factBook } from './fact-book.ts';
import { indexBook } from './index-book.ts';
import { paidPeriods, versionAt, versionsInForce } from './versions.ts';

/** Ties the readers together over the terms and the facts of one settlement. */
export function makeEngine(input: {
  readonly terms: readonly TermsInForce[];
  readonly facts: Facts;
  readonly settled: readonly SettledAmount[];
  readonly final: boolean;
  readonly exclusions?: Engine['exclusions'];
}): Engine {
  const versions = versionsInForce(input.terms, input.facts.asOf);
  const newest = versions.at(-1)?.terms;
  const order = { cohorts: newest?.cohorts ?? [], periods: newest?.periods ?? [] };
  const engine: Engine = {
    versions,
    periods: paidPeriods(versions),
    facts: factBook(input.facts, order),
    claims: claimBook(input.facts.claims, {
      ...order,
      versionOn: (day) => (day === undefined ? versions.length - 1 : versionAt(versions, day)),
    }),
    limitsClaimants: versions.some(({ nodes }) =>
      [...nodes.values()].some(({ sentence }) => sentence.atMostPer !== undefined),
    ),
    indices: indexBook(input.facts, versions),
    settled: input.settled,
    asOf: input.facts.asOf,
    final: input.final,
    exclusions: input.exclusions ?? 'applied',
    excluded: new Set(),
    waitingFor: new Set(),
    findings: new Map(),
    memo: new Map(),
    measured: new Map(),
    number: (place, spot) => numberAt(engine, place, spot),
    figure: (name, spot) => figureNamed(engine, name, spot),
    sentence: (sentence, spot) => sentenceAt(engine, sentence, spot),
  };
  return engine;
}
