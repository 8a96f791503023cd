import type { Finding } from '../../findings.ts';
import type { Facts } from '../facts.ts';
import { settlementFinding } from '../finding.ts';
import type { SettledAmount, TermsInForce } from '../settlement.ts';
import { aggregateWarnings } from './aggregates.ts';
import { attributeFindings } from './attributes.ts';
import { attributeWarnings } from './attributes-lacking.ts';
import { claimFindings } from './claims.ts';
import { eventFindings } from './events.ts';
import { figureFindings } from './figures.ts';
import { indexFindings } from './indices.ts';
import { knownOf } from './known.ts';
import { factWarnings } from './warnings.ts';

/** Everything about the facts that does not fit the terms: names, places, dates, duplicates. */
export function factFindings(input: {
  readonly terms: readonly TermsInForce[];
  readonly facts: Facts;
  readonly settled: readonly SettledAmount[];
}): Finding[] {
  const known = knownOf(input.terms);
  const misspelt = attributeFindings(input.facts, input.terms);
  return [
    ...figureFindings(input.facts, known),
    ...eventFindings(input.facts, known),
    ...claimFindings(input.facts, known),
    ...(misspelt.length > 0 ? misspelt : attributeWarnings(input.facts, input.terms)),
    ...indexFindings(input.facts, known),
    ...factWarnings(input.facts, known),
    ...aggregateWarnings(input.facts, known),
    ...input.settled.flatMap(({ payer }, place) =>
      known.payers.has(payer)
        ? []
        : [
            settlementFinding('settlement.payer-not-in-terms', {
              path: `/settled/${place}`,
              facts: { name: payer, known: [...known.payers] },
            }),
          ],
    ),
  ];
}
